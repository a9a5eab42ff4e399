package io.github.weft.trust;

import io.github.weft.run.Seeds;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What a choice is worth on networks that had no say in it: the trained ones are split into parts, and each gets its percentile by the
 * combination that the other parts chose. Percentiles are among all candidates, which needs no truth and makes parts comparable.
 */
final class CrossValidation {

    private static final int FOLDS = 10;

    private final Judged judged;
    private final List<Integer> fold;
    private final int folds;

    CrossValidation(Judged judged, long seed) {
        this.judged = judged;
        this.folds = Math.min(FOLDS, judged.size());
        var shuffled = new ArrayList<>(IntStream.range(0, judged.size()).boxed().toList());
        RandomGenerator random = Seeds.generator(seed, "trust", "folds");
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            shuffled.set(other, shuffled.set(i, shuffled.get(other)));
        }
        this.fold = shuffled.stream().map(place -> place % folds).toList();
    }

    int folds() {
        return folds;
    }

    /** Scores of all candidates; those that are not trained get theirs by the combination chosen on all. */
    List<Score> scores(Choice choice, Combination chosen) {
        var scores = new ArrayList<>(Fallback.percentiles(choice.scores(chosen)));
        for (int part = 0; part < folds; part++) {
            int held = part;
            int[] others = fold.stream().mapToInt(of -> of == held ? 0 : 1).toArray();
            Optional<Combination> best = choice.best(some -> judged.rho(some, others));
            List<Score> all =
                    best.map(choice::scores).map(Fallback::percentiles).orElse(List.of());
            for (int i = 0; i < judged.size(); i++) {
                if (fold.get(i) == part) {
                    int place = judged.place(i);
                    scores.set(place, all.isEmpty() ? Score.failed("nothing chosen") : all.get(place));
                }
            }
        }
        return scores;
    }
}
