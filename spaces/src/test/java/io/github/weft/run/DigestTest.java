package io.github.weft.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestTest {

    @Test
    void isThePublishedVectorOfSha256() {
        assertThat(Digest.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void namesARunByKindSeedAndConfiguration() {
        assertThat(Run.idOf("search", "space: mobile\n", 7)).isEqualTo("7e61eb393401");
        assertThat(Run.idOf("score", "space: mobile\n", 7)).isNotEqualTo("7e61eb393401");
        assertThat(Run.idOf("search", "space: mobile\n", 8)).isNotEqualTo("7e61eb393401");
    }
}
