package io.github.weft.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Gives a training up once it will most likely end below another that is finished: the use that Domhan et al. (IJCAI 2015) make of {@linkplain
 * LearningCurve learning curves}.
 *
 * <p>Differs from the paper, which holds a forecast against the best accuracy there is: under a schedule whose learning rate falls, accuracies
 * rise once more at the end, of which no curve through the first epochs knows, so that nearly every training would seem to end below. Here
 * <em>both</em> are extrapolated from the same first epochs, and what the end of the schedule adds to both cancels.
 *
 * @param confidence how likely it must be that it ends below, from 0.5 to 1
 * @param mark accuracies of the finished training, by the same recipe, after every epoch
 */
public record EarlyStop(double confidence, List<Double> mark) {

    /** The kind of failure of trainings that were given up. */
    public static final String KIND = "stopped early";

    /** Fewer epochs are no evidence. */
    static final int FIRST = 6;

    public EarlyStop {
        mark = List.copyOf(mark);
        if (!(confidence >= 0.5 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "early-stop (%s) must be at least 0.5 and below 1. Maybe 0.95.".formatted(confidence));
        }
    }

    /** Why a training with these accuracies so far need not go on; empty while it may still win, and in the first third. */
    public Optional<StoppedEarly> verdict(List<Double> curve) {
        int epochs = curve.size();
        int all = mark.size();
        if (epochs < FIRST || 3 * epochs < all || epochs >= all) {
            return Optional.empty();
        }
        double below = below(curve);
        return below >= confidence
                ? Optional.of(new StoppedEarly(
                        String.format(
                                Locale.ROOT,
                                "after epoch %d of %d at %.2f %%, where the first had %.2f %%; it ends below %.2f %% with probability %.3f",
                                epochs,
                                all,
                                curve.get(epochs - 1),
                                mark.get(epochs - 1),
                                mark.get(all - 1),
                                below),
                        curve))
                : Optional.empty();
    }

    /** The probability that a training ends below the mark; 0 if a curve cannot be fitted. */
    double below(List<Double> curve) {
        int all = mark.size();
        Optional<LearningCurve> own = LearningCurve.through(curve);
        Optional<LearningCurve> other = LearningCurve.through(mark.subList(0, curve.size()));
        if (own.isEmpty() || other.isEmpty()) {
            return 0;
        }
        LearningCurve.Forecast mine = own.get().at(all);
        LearningCurve.Forecast theirs = other.get().at(all);
        double behind = theirs.accuracy() - mine.accuracy();
        double deviation = Math.hypot(mine.deviation(), theirs.deviation());
        if (deviation == 0) {
            return behind > 0 ? 1 : 0;
        }
        return new TDistribution(mine.freedom()).cumulativeProbability(behind / deviation);
    }
}
