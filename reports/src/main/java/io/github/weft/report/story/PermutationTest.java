package io.github.weft.report.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which of several groupings explain more of a number than chance does. The number is shuffled over the observations (Pitman, 1937), so nothing is supposed about how
 * it is distributed, and groups may be many and small; Holm's correction (1979) keeps it at 5 % that any at all of those that explain nothing is taken
 * for one that does.
 */
final class PermutationTest {

    private static final int FEWEST = 999;
    private static final double LEVEL = 0.05;

    private PermutationTest() {}

    /** Whether each explains something, in the order given. Values should be of about mean 0, for the sake of rounding. */
    static List<Boolean> of(List<Grouping> groupings, double[] values, RandomGenerator random) {
        int rounds = Math.max(FEWEST, (int) Math.ceil(groupings.size() / LEVEL) - 1);
        int[] order = IntStream.range(0, values.length).toArray();
        double[] observed = groupings.stream()
                .mapToDouble(grouping -> grouping.between(values, order) * (1 - 1e-12))
                .toArray();
        int[] reached = new int[observed.length];
        int lost = (int) (LEVEL * (rounds + 1));
        for (int round = 0; round < rounds; round++) {
            shuffle(order, random);
            for (int i = 0; i < reached.length; i++) {
                // Beyond that, Holm's correction rejects it whatever comes.
                if (reached[i] < lost && groupings.get(i).between(values, order) >= observed[i]) {
                    reached[i]++;
                }
            }
        }
        return holm(reached, rounds);
    }

    private static List<Boolean> holm(int[] reached, int rounds) {
        var answers = new ArrayList<Boolean>(Collections.nCopies(reached.length, false));
        List<Integer> smallest = IntStream.range(0, reached.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> reached[i]))
                .toList();
        for (int i = 0; i < smallest.size(); i++) {
            double p = (1.0 + reached[smallest.get(i)]) / (rounds + 1);
            if (p > LEVEL / (smallest.size() - i)) {
                break;
            }
            answers.set(smallest.get(i), true);
        }
        return List.copyOf(answers);
    }

    private static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}
