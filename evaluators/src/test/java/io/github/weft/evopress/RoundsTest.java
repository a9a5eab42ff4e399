package io.github.weft.evopress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsTest {

    @Test
    void readsWhatItWrites() {
        assertThat(Rounds.parse("8:2048, 2:16384, 1:65536")).hasToString("8:2048,2:16384,1:65536");
        assertThat(Rounds.single(512)).isEqualTo(Rounds.parse("1:512"));
    }

    /** The published settings for sparsity: 64 offspring, 2k, 16k and 65k tokens, against all on 65k. */
    @Test
    void countsWhatAGenerationSees() {
        assertThat(Rounds.parse("8:2048,2:16384,1:65536").images(64)).isEqualTo(458_752);
        assertThat(Rounds.single(65_536).images(64)).isEqualTo(4_259_840);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4:32,4:64,1:128", "4:32,2:16,1:128", "4:32,2:64", "1:32,1:64", "0:5,1:5", "1:0"})
    void refusesRoundsThatDoNotNarrowDownToOne(String text) {
        assertThatThrownBy(() -> Rounds.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4:x", "4:32;1:64", "-1:4"})
    void refusesOtherText(String text) {
        assertThatThrownBy(() -> Rounds.parse(text))
                .hasMessage("(%s) must be SURVIVORS:IMAGES,..., such as 4:32,2:128,1:1024.".formatted(text));
    }

    @Test
    void samplesAreDifferentImagesAndTheSameForEqualNames() {
        int[] drawn = new Sample(3, 1, 0, 40).of(100);

        assertThat(Arrays.stream(drawn).boxed())
                .hasSize(40)
                .doesNotHaveDuplicates()
                .allMatch(image -> image >= 0 && image < 100);
        assertThat(new Sample(3, 1, 0, 40).of(100)).isEqualTo(drawn);
        for (Sample other : new Sample[] {new Sample(4, 1, 0, 40), new Sample(3, 2, 0, 40), new Sample(3, 1, 1, 40)}) {
            assertThat(other.of(100)).isNotEqualTo(drawn);
        }
        assertThat(new Sample(3, 1, 0, 1_000).of(100))
                .isEqualTo(IntStream.range(0, 100).toArray());
    }
}
