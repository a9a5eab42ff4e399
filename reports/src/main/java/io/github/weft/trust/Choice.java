package io.github.weft.trust;

import io.github.weft.rank.CalibratedSigns;
import io.github.weft.rank.Vote;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Chooses a combination by how well it agrees with some trained networks.
 *
 * <p>From {@link #ENOUGH} of them on: proxies that hardly agree are dropped and those that disagree turned round, one of each cluster of
 * redundant ones is kept, and members are added one by one while that raises Spearman's rho by {@link #GAIN}; a fixed combination that
 * does as well is kept. Below, signs and members chosen on the data do worse than fixed ones, and the best fixed one that fits is taken.
 * What disagrees with training is never chosen, though it be the best there is.
 */
final class Choice {

    /** Trained networks from which on members and signs are chosen on them. */
    static final int ENOUGH = 50;

    /** A member that adds less is left out. */
    static final double GAIN = 0.01;

    private final Map<String, List<Score>> pool;
    private final List<List<String>> clusters;
    private final boolean calibrated;
    private final Map<Combination, List<Score>> known = new HashMap<>();

    /**
     * Looks at scores alone.
     *
     * @param pool proxies that may become members
     * @param clusters of redundant ones
     * @param calibrated false to choose among fixed combinations only
     */
    Choice(Map<String, List<Score>> pool, List<List<String>> clusters, boolean calibrated) {
        this.pool = pool;
        this.clusters = clusters;
        this.calibrated = calibrated;
    }

    /** The scores of all candidates by this combination. */
    List<Score> scores(Combination combination) {
        return known.computeIfAbsent(combination, some -> some.scores(pool));
    }

    /** The best by this agreement with the truth; empty if nothing agrees. */
    Optional<Combination> best(ToDoubleFunction<List<Score>> rho) {
        List<Combination> fixed =
                Combination.FIXED.stream().filter(some -> some.fits(pool)).toList();
        Optional<Combination> best = best(fixed, rho);
        Optional<Combination> grown = calibrated ? grown(rho) : Optional.empty();
        return grown.isPresent() && rho(grown, rho) >= rho(best, rho) + GAIN ? grown : best;
    }

    private Optional<Combination> grown(ToDoubleFunction<List<Score>> rho) {
        List<Vote> votes = representatives(rho);
        Optional<Combination> best =
                best(votes.stream().map(List::of).map(Combination::of).toList(), rho);
        for (boolean growing = best.isPresent(); growing; ) {
            List<Vote> members = best.orElseThrow().votes();
            Optional<Combination> next = best(
                    votes.stream()
                            .filter(vote -> !members.contains(vote))
                            .map(vote -> {
                                var more = new ArrayList<>(members);
                                more.add(vote);
                                return Combination.of(more);
                            })
                            .toList(),
                    rho);
            growing = rho(next, rho) >= rho(best, rho) + GAIN;
            best = growing ? next : best;
        }
        return best;
    }

    /** Of each cluster the member that agrees most, either way round, if it agrees enough. */
    private List<Vote> representatives(ToDoubleFunction<List<Score>> rho) {
        var single = new TreeMap<String, Double>();
        pool.forEach((name, scores) -> single.put(name, rho.applyAsDouble(scores)));
        Map<String, Double> kept = new TreeMap<>();
        for (List<String> cluster : clusters) {
            cluster.stream()
                    .filter(name -> Double.isFinite(single.getOrDefault(name, Double.NaN)))
                    .max(Comparator.comparingDouble(name -> Math.abs(single.getOrDefault(name, 0.0))))
                    .ifPresent(name -> kept.put(name, single.getOrDefault(name, 0.0)));
        }
        return CalibratedSigns.of(kept);
    }

    private Optional<Combination> best(List<Combination> some, ToDoubleFunction<List<Score>> rho) {
        return some.stream()
                .filter(one -> rho.applyAsDouble(scores(one)) > 0)
                .max(Comparator.comparingDouble(one -> rho.applyAsDouble(scores(one))));
    }

    private double rho(Optional<Combination> some, ToDoubleFunction<List<Score>> rho) {
        return some.map(one -> rho.applyAsDouble(scores(one))).orElse(-2.0);
    }
}
