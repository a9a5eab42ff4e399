package io.github.weft.bench;

import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.tickets.Criterion;
import io.github.weft.tickets.Evolution;
import io.github.weft.tickets.Perceptrons;
import io.github.weft.tickets.Thumbnails;
import io.github.weft.tickets.Ticket;
import io.github.weft.tickets.Tickets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Lottery tickets under evolution: tiny perceptrons on Fashion-MNIST of 7x7 pixels, pruned to four fifths again and again by signal to
 * noise, magnitude and chance, and trained again from their start by a population of 128. Prints test accuracy in percent by round, with
 * Student's 95 % intervals over seeds, and of the first layer's weights how many are left.
 *
 * <p>Arguments: seeds, rounds, generations, rate of the deviations, working folder. Goes on where it was stopped.
 */
final class TicketsAgainstChance {

    private static final double KEEP = 0.8;
    private static final int SQUARE = 4;
    private static final int BATCH = 128;
    private static final Perceptrons NETWORKS = new Perceptrons(List.of(49, 8, 10));

    private TicketsAgainstChance() {}

    public static void main(String[] arguments) {
        int seeds = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        var evolution = new Evolution(128, Integer.parseInt(arguments[2]), 0.1, 1, Double.parseDouble(arguments[3]));
        var kept = new KeptNumbers(Path.of(arguments[4]));
        Dataset data = DataSource.open("fashion-mnist");
        var tickets = new Tickets(NETWORKS, Thumbnails.of(data.train(), SQUARE), evolution, BATCH, KEEP);
        Thumbnails test = Thumbnails.of(data.test(), SQUARE);
        for (int seed = 0; seed < seeds; seed++) {
            var dense = new ArrayList<Ticket>();
            for (Criterion criterion : Criterion.values()) {
                if (!isKept(kept, seed, criterion, rounds)) {
                    path(tickets, dense, test, seed, criterion, rounds, kept);
                }
            }
        }
        System.out.println("| round | sparsity | weights | signal to noise | magnitude | chance"
                + " | signal to noise - magnitude | first layer: snr, magnitude, chance |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int round = 0; round <= rounds; round++) {
            print(round, seeds, path -> kept.of(path, () -> new double[0]));
        }
    }

    private static String name(int seed, Criterion criterion, int round) {
        return "%d-%s-%d".formatted(seed, criterion, round);
    }

    /** Test accuracy, weights left, and those of the first layer, round by round from the dense network, which is made if it is not there. */
    private static void path(
            Tickets tickets,
            List<Ticket> dense,
            Thumbnails test,
            int seed,
            Criterion criterion,
            int rounds,
            KeptNumbers kept) {
        if (dense.isEmpty()) {
            dense.add(tickets.first(seed));
        }
        Ticket ticket = dense.get(0);
        for (int round = 0; round <= rounds; round++) {
            long start = System.nanoTime();
            ticket = round == 0 ? ticket : tickets.next(ticket, criterion);
            double accuracy = NETWORKS.accuracy(ticket.trained().means(), test);
            int weights = ticket.kept().nonzeros();
            int first = ticket.kept().and(NETWORKS.kernel(0)).nonzeros();
            kept.of(name(seed, criterion, round), () -> new double[] {accuracy, weights, first});
            System.err.printf(
                    Locale.ROOT,
                    "seed %d %s round %d: %d weights, %d in the first layer, %.1f %%, %.1f s%n",
                    seed,
                    criterion,
                    round,
                    weights,
                    first,
                    accuracy,
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static boolean isKept(KeptNumbers kept, int seed, Criterion criterion, int round) {
        return kept.folder()
                .resolve(name(seed, criterion, round) + ".txt")
                .toFile()
                .exists();
    }

    /** Numbers by name. */
    private interface Numbers {
        double[] of(String name);
    }

    private static void print(int round, int seeds, Numbers numbers) {
        double weights = numbers.of(name(0, Criterion.RANDOM, round))[1];
        var cells = new ArrayList<String>();
        var firsts = new ArrayList<String>();
        for (Criterion criterion : Criterion.values()) {
            cells.add(cell(IntStream.range(0, seeds)
                    .mapToObj(seed -> numbers.of(name(seed, criterion, round))[0])
                    .toList()));
            firsts.add("%.0f"
                    .formatted(IntStream.range(0, seeds)
                            .mapToDouble(seed -> numbers.of(name(seed, criterion, round))[2])
                            .average()
                            .orElseThrow()));
        }
        cells.add(cell(IntStream.range(0, seeds)
                .mapToObj(seed -> numbers.of(name(seed, Criterion.SIGNAL_TO_NOISE, round))[0]
                        - numbers.of(name(seed, Criterion.MAGNITUDE, round))[0])
                .toList()));
        System.out.printf(
                Locale.ROOT,
                "| %d | %.3f | %.0f | %s | %s |%n",
                round,
                1 - weights / NETWORKS.kernels().nonzeros(),
                weights,
                String.join(" | ", cells),
                String.join(", ", firsts));
    }

    private static String cell(List<Double> values) {
        if (values.size() < 2) {
            return String.format(Locale.ROOT, "%.1f", values.get(0));
        }
        Interval interval = Interval.of(values);
        return String.format(Locale.ROOT, "%.1f [%.1f, %.1f]", interval.mean(), interval.low(), interval.high());
    }
}
