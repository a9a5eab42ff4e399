package io.github.weft.trust;

import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What other weights or another batch would change.
 *
 * @param replicates how many there are
 * @param mean of Spearman's rho with the truth, one replicate at a time
 * @param deviation standard deviation of it over the replicates
 */
public record Spread(int replicates, double mean, double deviation) {

    /** Empty below two replicates that agree with the truth one way or the other. */
    static Optional<Spread> of(int replicates, IntToDoubleFunction rho) {
        if (replicates < 2) {
            return Optional.empty();
        }
        var all = new Replicates(IntStream.range(0, replicates)
                .mapToObj(replicate -> Score.of(rho.applyAsDouble(replicate)))
                .toList());
        return all.deviation().isPresent()
                ? Optional.of(new Spread(
                        all.measured(),
                        all.mean().value().orElseThrow(),
                        all.deviation().getAsDouble()))
                : Optional.empty();
    }
}
