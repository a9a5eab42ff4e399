package io.github.weft.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolTest {

    @Test
    void listsItsFieldsInAlphabeticalOrder() {
        Protocol protocol = Protocol.exact().with("bn", "batch").with("batch", 64);

        assertThat(protocol).hasToString("batch=64;bn=batch");
        assertThat(protocol.digest()).isEqualTo("2c76d7559b7c41dc");
    }

    @Test
    void readsItsOwnText() {
        Protocol protocol = Protocol.of(Map.of("loss", "a=b", "empty", ""));

        assertThat(Protocol.parse(protocol.toString())).isEqualTo(protocol);
        assertThat(Protocol.parse("")).isEqualTo(Protocol.exact());
    }

    @Test
    void rejectsFieldsThatItsTextCouldNotHold() {
        assertThatThrownBy(() -> Protocol.exact().with("data", "a;b")).hasMessageContaining("data=a;b");
        assertThatThrownBy(() -> Protocol.exact().with("a=b", 1)).hasMessageContaining("a=b=1");
        assertThatThrownBy(() -> Protocol.exact().with("data", "two\nlines")).hasMessageContaining("line end");
        assertThatThrownBy(() -> Protocol.parse("batch")).hasMessageContaining("batch");
    }
}
