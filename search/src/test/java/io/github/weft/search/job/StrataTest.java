package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.search.Terrain;
import io.github.weft.search.strategy.Draws;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrataTest {

    private final SearchSpace space = Spaces.named("size-mini");
    private final Feasibility feasible = new Feasibility(space, space.setting(Shape.image(1, 28, 28), 10), List.of());
    private final Draws draws = new Draws(new Terrain(space, feasible, genomes -> List.of(), 1));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsOneOfEachTwentiethBySize(long seed) {
        List<Genome> drawn = new Strata(draws, feasible).draw(20, Seeds.generator(seed, "strata"));
        List<Long> pool = draws.distinct(400, Seeds.generator(seed, "strata")).stream()
                .map(feasible::params)
                .sorted()
                .toList();

        assertThat(drawn).hasSize(20).doesNotHaveDuplicates();
        for (int part = 0; part < 20; part++) {
            assertThat(feasible.params(drawn.get(part))).isBetween(pool.get(20 * part), pool.get(20 * part + 19));
        }
    }

    @Test
    void isTheSameForTheSameSeed() {
        var strata = new Strata(draws, feasible);

        assertThat(strata.draw(10, Seeds.generator(7, "s"))).isEqualTo(strata.draw(10, Seeds.generator(7, "s")));
    }
}
