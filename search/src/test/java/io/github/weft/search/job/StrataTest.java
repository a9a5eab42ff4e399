package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.search.Terrain;
import io.github.weft.search.config.Constraint;
import io.github.weft.search.strategy.Draws;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrataTest {

    private final SearchSpace space = Spaces.named("size-mini");
    private final Feasibility feasible =
            new Feasibility(space, space.setting(Shape.image(1, 28, 28), 10), List.of(), Optional.empty());
    private final Draws draws = new Draws(new Terrain(space, feasible, genomes -> List.of(), 1));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsOneOfEachTwentiethOfTheOrdersOfSize(long seed) {
        List<Genome> drawn = new Strata(draws, feasible).draw(20, Seeds.generator(seed, "strata"));
        double[] sizes = draws.distinct(400, Seeds.generator(seed, "strata")).stream()
                .mapToDouble(genome -> Math.log(feasible.params(genome)))
                .sorted()
                .toArray();
        double width = (sizes[399] - sizes[0]) / 20;

        assertThat(drawn).hasSize(20).doesNotHaveDuplicates();
        for (int part = 0; part < 20; part++) {
            double from = sizes[0] + part * width;
            if (Arrays.stream(sizes).anyMatch(size -> from < size && size < from + width)) {
                assertThat(Math.log(feasible.params(drawn.get(part)))).isCloseTo(from + width / 2, within(1.5 * width));
            }
        }
        double spread = Math.log(feasible.params(drawn.get(19))) - Math.log(feasible.params(drawn.get(0)));
        assertThat(spread).isGreaterThan(.9 * (sizes[399] - sizes[0]));
    }

    @Test
    void takesAllWhereThereAreNoMore() {
        SearchSpace two = Spaces.named("toy-cell");
        var few = new Feasibility(
                two,
                two.setting(Shape.image(1, 28, 28), 10),
                List.of(Constraint.parse("params<179000")),
                Optional.empty());
        var all = new Draws(new Terrain(two, few, genomes -> List.of(), 1));
        int count = all.distinct(100, Seeds.generator(1, "s")).size();

        assertThat(count).isBetween(2, 99);
        assertThat(new Strata(all, few).draw(count, Seeds.generator(1, "s")))
                .hasSize(count)
                .doesNotHaveDuplicates();
    }

    @Test
    void isTheSameForTheSameSeed() {
        var strata = new Strata(draws, feasible);

        assertThat(strata.draw(10, Seeds.generator(7, "s"))).isEqualTo(strata.draw(10, Seeds.generator(7, "s")));
    }
}
