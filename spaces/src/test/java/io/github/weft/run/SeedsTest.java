package io.github.weft.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void areTheFirstEightBytesOfTheDigestOfSeedAndNames() {
        assertThat(Seeds.derive(0)).isEqualTo(-5812615543772869766L);
        assertThat(Seeds.derive(42, "candidate", "é", "weights", 0)).isEqualTo(2335953919598747498L);
    }

    @Test
    void dependOnWhereOneNameEnds() {
        assertThat(Seeds.derive(-1, "ab", "c")).isEqualTo(4656792283396106286L);
        assertThat(Seeds.derive(-1, "a", "bc")).isEqualTo(5362797145721417515L);
    }

    @Test
    void startTheGenerator() {
        assertThat(Seeds.generator(42, "candidate", "é", "weights", 0).nextLong())
                .isEqualTo(8539394497037598885L);
    }

    @Test
    void spreadOverManyReplicates() {
        assertThat(IntStream.range(0, 10_000)
                        .mapToLong(i -> Seeds.derive(7, "replicate", i))
                        .distinct()
                        .count())
                .isEqualTo(10_000);
    }
}
