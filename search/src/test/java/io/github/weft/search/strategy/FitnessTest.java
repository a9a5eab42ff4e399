package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenetics.ext.moea.Pareto;
import io.jenetics.util.ISeq;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FitnessTest {

    @Test
    void measuresCrowdingAsPublished() {
        double[] crowding = crowding(of(1, 4), of(2, 3), of(3, 1), of(4, 0));

        assertThat(crowding[0]).isInfinite();
        assertThat(crowding[1]).isEqualTo(2 / 3.0 + 3 / 4.0, within(1e-12));
        assertThat(crowding[2]).isEqualTo(2 / 3.0 + 3 / 4.0, within(1e-12));
        assertThat(crowding[3]).isInfinite();
    }

    @Test
    void measuresCrowdingNextToTheWorstThereIs() {
        double[] crowding = crowding(of(-Double.MAX_VALUE, 4), of(2, 3), of(3, 1), of(Double.MAX_VALUE, 0));

        assertThat(Arrays.stream(crowding).boxed()).noneMatch(distance -> distance.isNaN());
    }

    @Test
    void dominatesWhenNowhereWorseAndSomewhereBetter() {
        assertThat(Fitness.dominance(of(2, 3), of(1, 3))).isPositive();
        assertThat(Fitness.dominance(of(1, 3), of(2, 3))).isNegative();
        assertThat(Fitness.dominance(of(2, 3), of(3, 2))).isZero();
        assertThat(Fitness.dominance(of(2, 3), of(2, 3))).isZero();
    }

    private static double[] crowding(Fitness... points) {
        return Pareto.crowdingDistance(ISeq.of(points), Fitness::compare, Fitness::distance, Fitness::dimension);
    }

    private static Fitness of(double... values) {
        return new Fitness(Arrays.stream(values).boxed().toList());
    }
}
