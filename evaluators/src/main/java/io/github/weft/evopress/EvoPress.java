package io.github.weft.evopress;

import io.github.weft.evopress.Rounds.Round;
import io.github.weft.run.Seeds;
import io.github.weft.score.Score;
import io.github.weft.sparsity.Levels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Moves a budget by (1 + lambda) evolution: each generation, offspring of one parent by level switches, narrowed down to one survivor in
 * rounds of fewer candidates on more images. The parent stands against the last few alone and is measured again there, since losses on
 * other samples say nothing.
 *
 * <p>Sieberling, Kuznedelev, Kurtic and Alistarh, "EvoPress: towards optimal dynamic model compression via evolutionary search", 2024.
 * Unlike the authors' code: no kernel is switched with itself, no child equals the parent, the parent stands in the last round once,
 * whatever the survivors of the rounds before, and wins ties; a round that would drop nobody is left out; and where levels leave room for
 * fewer children than asked for, there are fewer.
 *
 * <p>Immutable: the same generation has always the same next one.
 */
public final class EvoPress {

    /** Draws in a row that bring no new child; then no more are looked for. */
    private static final int PATIENCE = 200;

    private final Levels levels;
    private final int lambda;
    private final Rounds rounds;
    private final Judge judge;
    private final long seed;

    /**
     * A search that begins where all levels are 0.
     *
     * @param lambda offspring of a generation
     * @throws IllegalArgumentException if there are no offspring, or fewer than survive the first round
     */
    public EvoPress(Levels levels, int lambda, Rounds rounds, Judge judge, long seed) {
        if (lambda < 1 || lambda < rounds.rounds().get(0).survivors()) {
            throw new IllegalArgumentException(
                    "lambda (%s) must be at least 1, and no fewer offspring than survive the first round of %s."
                            .formatted(lambda, rounds));
        }
        this.levels = levels;
        this.lambda = lambda;
        this.rounds = rounds;
        this.judge = judge;
        this.seed = seed;
    }

    /** Before the first generation. */
    public Generation start() {
        return new Generation(0, levels.start(), Score.failed("not measured"), false, 0);
    }

    /** One generation on. Where no level can be moved, nothing is measured. */
    public Generation next(Generation parent) {
        int number = parent.number() + 1;
        List<List<Integer>> left = offspring(parent.levels(), Seeds.generator(seed, "offspring", number));
        if (left.isEmpty()) {
            return new Generation(number, parent.levels(), parent.loss(), false, parent.images());
        }
        long images = parent.images();
        int last = rounds.rounds().size() - 1;
        for (int i = 0; i < last; i++) {
            Round round = rounds.rounds().get(i);
            if (left.size() > round.survivors()) {
                images += (long) left.size() * round.images();
                left = best(left, losses(left, i, number), round.survivors());
            }
        }
        var finalists = new ArrayList<>(List.of(parent.levels()));
        finalists.addAll(left);
        images += (long) finalists.size() * rounds.rounds().get(last).images();
        List<Score> losses = losses(finalists, last, number);
        int winner = order(losses).get(0);
        return new Generation(number, finalists.get(winner), losses.get(winner), winner > 0, images);
    }

    /** Different from each other and from the parent; fewer than asked for only if there seem to be no more. */
    List<List<Integer>> offspring(List<Integer> parent, RandomGenerator random) {
        Set<List<Integer>> offspring = new LinkedHashSet<>();
        for (int misses = 0; offspring.size() < lambda && misses < PATIENCE; misses++) {
            List<Integer> child = levels.switched(parent, random);
            if (!child.equals(parent) && offspring.add(child)) {
                misses = -1;
            }
        }
        return List.copyOf(offspring);
    }

    private List<Score> losses(List<List<Integer>> candidates, int round, int generation) {
        int images = rounds.rounds().get(round).images();
        return judge.losses(candidates, new Sample(seed, generation, round, images));
    }

    private static List<List<Integer>> best(List<List<Integer>> candidates, List<Score> losses, int count) {
        return order(losses).stream().limit(count).map(candidates::get).toList();
    }

    /** Least loss first, the earlier of equals first, failures last. */
    private static List<Integer> order(List<Score> losses) {
        var order = new ArrayList<>(IntStream.range(0, losses.size()).boxed().toList());
        Collections.sort(
                order, Comparator.comparingDouble(i -> losses.get(i).value().orElse(Double.POSITIVE_INFINITY)));
        return order;
    }
}
