package io.github.weft.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    private static final List<String> KNOWN =
            List.of("fashion-mnist", "grad-norm", "jacob-cov", "nwot", "snip", "synflow");

    @ParameterizedTest
    @CsvSource({
        "grad_norm, grad-norm",
        "gradnorm, grad-norm",
        "SNIP, snip",
        "nwto, nwot",
        "synflwo, synflow",
        "fashion, fashion-mnist",
        "jacobian-cov, jacob-cov"
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(Names.closest(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"accuracy", "zico", "x", "''"})
    void staysSilentAboutStrangers(String typed) {
        assertThat(Names.closest(typed, KNOWN)).isEmpty();
    }

    @Test
    void takesTheFirstOfEquallyClose() {
        assertThat(Names.closest("bat", List.of("cat", "rat"))).contains("cat");
    }

    @Test
    void saysWhatIsKnown() {
        assertThat(Names.unknown("proxy", "snipp", List.of("nwot", "snip")))
                .hasMessage("proxy (snipp) is not known. Did you mean snip? Known: nwot, snip.");
        assertThat(Names.unknown("proxy", "zico", List.of("nwot", "snip")))
                .hasMessage("proxy (zico) is not known. Known: nwot, snip.");
    }
}
