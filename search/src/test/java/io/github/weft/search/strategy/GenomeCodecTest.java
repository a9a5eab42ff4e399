package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.run.Seeds;
import io.github.weft.search.Individual;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GenomeCodecTest {

    static Stream<SearchSpace> spaces() {
        return Spaces.all().stream();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void givesBackWhatItWasGivenAndValidGenes(SearchSpace space) {
        GenomeCodec codec = GenomeCodec.of(space);

        for (long seed = 0; seed < 200; seed++) {
            Genome genome = Variation.random(space, Seeds.generator(seed));
            var individual = new Individual(genome, seed, List.of(seed / 3.0, -0.0));

            assertThat(codec.encode(genome).isValid()).isTrue();
            assertThat(codec.encode(genome).length()).isEqualTo(space.genes().size());
            assertThat(codec.decode(codec.encode(individual))).isEqualTo(individual);
        }
    }
}
