package io.github.weft.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.proxy.shared.JacobCov;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    @Test
    void findsByName() {
        assertThat(Proxies.named("jacob-cov")).isInstanceOf(JacobCov.class);
        assertThat(Proxies.names()).doesNotHaveDuplicates().hasSize(35);
    }

    @Test
    void suggestsWhatWasMeant() {
        assertThatThrownBy(() -> Proxies.named("grad_norm"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "proxy (grad_norm) is not known. Did you mean grad-norm? Known: params, flops,");
    }

    @Test
    void everyProxyHasItsPlaceInTheDocument() throws IOException {
        String document = Files.readString(Path.of("docs/proxies.md"));

        assertThat(document.lines()
                        .filter(line -> line.startsWith("## `"))
                        .map(line -> line.substring(4, line.length() - 1)))
                .containsExactlyElementsOf(Proxies.names());
    }
}
