package io.github.weft.latency;

import io.github.weft.arch.Network;
import io.github.weft.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Times many networks several times over, in another order each time, so that a bad minute of the machine spoils no one of them.
 *
 * @param rounds how often each is timed
 * @param seed decides the orders
 */
record Rounds(Bench bench, int rounds, long seed) {

    private static final double MEDIAN = 50;

    /** Milliseconds at the usual pace of the reference, and whether every round of it was disturbed. */
    record Result(double millis, boolean disturbed) {

        /** The median of what the rounds say as multiples of the reference. */
        static Result of(List<Timing> timings, double pace) {
            double[] multiples = timings.stream().mapToDouble(Timing::multiple).toArray();
            return new Result(
                    pace * Timing.percentile(multiples, MEDIAN),
                    timings.stream().allMatch(Timing::disturbed));
        }
    }

    /** In the order of the networks. */
    List<Result> time(List<Network> networks, Calibrator.Progress progress) {
        List<List<Timing>> timings = networks.stream()
                .<List<Timing>>map(network -> new ArrayList<>())
                .toList();
        int done = 0;
        for (int round = 0; round < rounds; round++) {
            for (int at : order(networks.size(), round)) {
                timings.get(at).add(bench.time(networks.get(at), Patience.forMany()));
                progress.timed(++done, rounds * networks.size());
            }
        }
        return timings.stream().map(some -> Result.of(some, bench.pace())).toList();
    }

    private int[] order(int count, int round) {
        RandomGenerator random = Seeds.generator(seed, "latency-order", round);
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }
}
