package io.github.weft.data;

import io.github.weft.run.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Stratified choices: every class gives its share, and the images drawn depend on nothing but the seed. */
final class Shares {

    private Shares() {}

    /**
     * How many each class gives so that all give {@code total}: proportional, rounded by largest remainder (ties to the
     * first class), at least one, and leaving at least {@code kept}.
     */
    static int[] allot(List<Integer> counts, int total, int kept) {
        long all = counts.stream().mapToInt(Integer::intValue).sum();
        int[] allotted = counts.stream()
                .mapToInt(count -> Math.max(1, Math.min(count - kept, (int) ((long) total * count / all))))
                .toArray();
        int missing = total - Arrays.stream(allotted).sum();
        while (missing != 0) {
            int step = Integer.signum(missing);
            int best = -1;
            long most = Long.MIN_VALUE;
            for (int i = 0; i < allotted.length; i++) {
                long gap = step * ((long) total * counts.get(i) - allotted[i] * all);
                int changed = allotted[i] + step;
                if (changed >= 1 && changed <= counts.get(i) - kept && gap > most) {
                    best = i;
                    most = gap;
                }
            }
            if (best < 0) {
                return allotted;
            }
            allotted[best] += step;
            missing -= step;
        }
        return allotted;
    }

    /**
     * Splits off {@code total} images; the first part is what remains, the second what was drawn, both in their old
     * order.
     */
    static List<Images> split(Images images, int classes, int total, int kept, long seed, String purpose) {
        int[] allotted = allot(images.classCounts(classes), total, kept);
        var drawn = new boolean[images.size()];
        for (int label = 0; label < classes; label++) {
            int wanted = label;
            int[] members = IntStream.range(0, images.size())
                    .filter(i -> images.label(i) == wanted)
                    .toArray();
            shuffle(members, Seeds.generator(seed, "data", purpose, label));
            for (int i = 0; i < allotted[label]; i++) {
                drawn[members[i]] = true;
            }
        }
        var parts = new ArrayList<Images>();
        for (boolean side : new boolean[] {false, true}) {
            parts.add(images.only(IntStream.range(0, images.size())
                    .filter(i -> drawn[i] == side)
                    .toArray()));
        }
        return parts;
    }

    private static void shuffle(int[] members, RandomGenerator random) {
        for (int i = members.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int member = members[i];
            members[i] = members[j];
            members[j] = member;
        }
    }
}
