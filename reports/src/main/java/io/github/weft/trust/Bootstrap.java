package io.github.weft.trust;

import io.github.weft.rank.Ranks;
import io.github.weft.run.Seeds;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * The agreement of several scores with the truth on the same thousand resamples of the candidates, so that differences between
 * scores are paired.
 */
final class Bootstrap {

    static final int DRAWS = 1000;

    private final List<Yardstick.Agreement> whole = new ArrayList<>();
    private final List<List<Yardstick.Agreement>> drawn = new ArrayList<>();

    Bootstrap(Judged judged, List<List<Score>> contenders, long seed) {
        Yardstick yardstick = judged.yardstick();
        List<Ranks> ranks = contenders.stream()
                .map(scores -> Ranks.of(judged.values(scores)))
                .toList();
        List<int[]> once = contenders.stream().map(judged::once).toList();
        Yardstick.Draw everything = yardstick.draw(Shared.once(judged.size()));
        for (int i = 0; i < contenders.size(); i++) {
            whole.add(everything.of(ranks.get(i), once.get(i)));
            drawn.add(new ArrayList<>());
        }
        for (int number = 0; number < DRAWS; number++) {
            Yardstick.Draw draw = yardstick.draw(counts(judged.size(), seed, number));
            for (int i = 0; i < contenders.size(); i++) {
                drawn.get(i).add(draw.of(ranks.get(i), once.get(i)));
            }
        }
    }

    /** How often each candidate is in a resample. */
    static int[] counts(int candidates, long seed, int number) {
        RandomGenerator random = Seeds.generator(seed, "trust", "resample", number);
        int[] counts = new int[candidates];
        for (int i = 0; i < candidates; i++) {
            counts[random.nextInt(candidates)]++;
        }
        return counts;
    }

    /** One figure of one contender, with its interval. */
    Optional<Estimate> estimate(int contender, ToDoubleFunction<Yardstick.Agreement> figure) {
        return Estimate.of(
                figure.applyAsDouble(whole.get(contender)),
                drawn.get(contender).stream().mapToDouble(figure).toArray());
    }
}
