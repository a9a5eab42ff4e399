package io.github.weft.bench;

import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.sparse.Mask;
import io.github.weft.tickets.Criterion;
import io.github.weft.tickets.Evolution;
import io.github.weft.tickets.Perceptrons;
import io.github.weft.tickets.Thumbnails;
import io.github.weft.tickets.Ticket;
import io.github.weft.tickets.Tickets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Lottery tickets under evolution: tiny perceptrons on Fashion-MNIST of few pixels, pruned to four fifths again and again by signal to
 * noise, magnitude and chance, and trained again from their start by a population of 128. Prints test accuracy in percent by round, with
 * Student's 95 % intervals over seeds; what was left of it before the training, right after the cut; how many weights of the first layer
 * are left; and in percent how much the tickets of the first two have in common. Every fourth round the tickets of signal to noise are
 * permuted too.
 *
 * <p>Arguments: seeds, rounds, generations, rate of the means, rate of the deviations, side of the squares of pixels that are averaged,
 * working folder. Goes on where it was stopped.
 */
final class TicketsAgainstChance {

    private static final double KEEP = 0.8;
    private static final int BATCH = 128;
    private static final int PERMUTED_EVERY = 4;
    private static final int HIDDEN = 8;
    private static final int FIRST_PLACE = 4;

    private final Perceptrons networks;
    private final Tickets tickets;
    private final Thumbnails test;
    private final int rounds;
    private final KeptNumbers kept;

    private TicketsAgainstChance(Perceptrons networks, Tickets tickets, Thumbnails test, int rounds, KeptNumbers kept) {
        this.networks = networks;
        this.tickets = tickets;
        this.test = test;
        this.rounds = rounds;
        this.kept = kept;
    }

    public static void main(String[] arguments) {
        int seeds = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        var evolution = new Evolution(
                128,
                Integer.parseInt(arguments[2]),
                0.1,
                Double.parseDouble(arguments[3]),
                Double.parseDouble(arguments[4]));
        Dataset data = DataSource.open("fashion-mnist");
        int square = Integer.parseInt(arguments[5]);
        Thumbnails train = Thumbnails.of(data.train(), square);
        var networks = new Perceptrons(List.of(train.pixels(), HIDDEN, data.classes()));
        var program = new TicketsAgainstChance(
                networks,
                new Tickets(networks, train, evolution, BATCH, KEEP),
                Thumbnails.of(data.test(), square),
                rounds,
                new KeptNumbers(Path.of(arguments[6])));
        for (int seed = 0; seed < seeds; seed++) {
            program.run(seed);
        }
        System.out.println(
                "| sparsity | weights | signal to noise | magnitude | chance | signal to noise, permuted"
                        + " | signal to noise - magnitude | right after the cut: signal to noise, magnitude, chance | first layer | common |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (int round = 0; round <= rounds; round++) {
            program.print(round, seeds);
        }
    }

    private static String name(int seed, Object what, int round) {
        return "%d-%s-%d".formatted(seed, what, round);
    }

    private static boolean isPermuted(int round) {
        return round > 0 && round % PERMUTED_EVERY == 0;
    }

    private void run(int seed) {
        var dense = new ArrayList<Ticket>();
        for (Criterion criterion : Criterion.values()) {
            if (kept.folder()
                    .resolve(name(seed, criterion, rounds) + ".txt")
                    .toFile()
                    .exists()) {
                continue;
            }
            if (dense.isEmpty()) {
                dense.add(tickets.first(seed));
            }
            Ticket ticket = dense.get(0);
            keep(seed, criterion, ticket, accuracy(ticket.trained().means()));
            for (int round = 1; round <= rounds; round++) {
                double[] before = ticket.trained().means();
                ticket = tickets.next(ticket, criterion);
                for (int gone : networks.kernels().without(ticket.kept()).places()) {
                    before[gone] = 0;
                }
                if (criterion == Criterion.SIGNAL_TO_NOISE && isPermuted(round)) {
                    keep(seed, "permuted", tickets.permuted(ticket), 0);
                }
                keep(seed, criterion, ticket, accuracy(before));
            }
        }
    }

    private double accuracy(double[] weights) {
        return networks.accuracy(weights, test);
    }

    /** Accuracy, right after the cut too, weights, weights of the first layer, and the places of all weights. */
    private void keep(int seed, Object what, Ticket ticket, double cut) {
        int first = ticket.kept().and(networks.kernel(0)).nonzeros();
        double accuracy = accuracy(ticket.trained().means());
        String name = name(seed, what, ticket.round());
        kept.of(
                name,
                () -> DoubleStream.concat(
                                DoubleStream.of(accuracy, cut, ticket.kept().nonzeros(), first),
                                Arrays.stream(ticket.kept().places()).asDoubleStream())
                        .toArray());
        System.err.printf(Locale.ROOT, "%s: %.1f %%, %.1f %% before%n", name, accuracy, cut);
    }

    private void print(int round, int seeds) {
        double weights = numbers(Criterion.RANDOM, round, seeds, 2).get(0);
        var cells = new ArrayList<String>();
        cells.add("%.3f".formatted(1 - weights / networks.kernels().nonzeros()));
        cells.add("%.0f".formatted(weights));
        for (Criterion criterion : Criterion.values()) {
            cells.add(interval(numbers(criterion, round, seeds, 0)));
        }
        cells.add(isPermuted(round) ? interval(numbers("permuted", round, seeds, 0)) : "");
        List<Double> noise = numbers(Criterion.SIGNAL_TO_NOISE, round, seeds, 0);
        List<Double> magnitude = numbers(Criterion.MAGNITUDE, round, seeds, 0);
        cells.add(interval(IntStream.range(0, seeds)
                .mapToObj(seed -> noise.get(seed) - magnitude.get(seed))
                .toList()));
        cells.add(means(round, seeds, 1, "%.1f"));
        cells.add(means(round, seeds, 3, "%.0f"));
        cells.add("%.0f"
                .formatted(IntStream.range(0, seeds)
                        .mapToDouble(seed -> common(seed, round))
                        .average()
                        .orElseThrow()));
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    private double common(int seed, int round) {
        Mask noise = mask(seed, Criterion.SIGNAL_TO_NOISE, round);
        Mask magnitude = mask(seed, Criterion.MAGNITUDE, round);
        return 100.0 * noise.and(magnitude).nonzeros() / noise.nonzeros();
    }

    private Mask mask(int seed, Criterion criterion, int round) {
        double[] row = kept.of(name(seed, criterion, round), () -> new double[0]);
        return Mask.of(
                networks.weights(),
                Arrays.stream(row)
                        .skip(FIRST_PLACE)
                        .mapToInt(place -> (int) place)
                        .toArray());
    }

    private List<Double> numbers(Object what, int round, int seeds, int column) {
        return IntStream.range(0, seeds)
                .mapToObj(seed -> kept.of(name(seed, what, round), () -> new double[column + 1])[column])
                .toList();
    }

    private String means(int round, int seeds, int column, String format) {
        return IntStream.range(0, Criterion.values().length)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        format,
                        numbers(Criterion.values()[i], round, seeds, column).stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow()))
                .collect(Collectors.joining(", "));
    }

    private static String interval(List<Double> values) {
        if (values.size() < 2) {
            return String.format(Locale.ROOT, "%.1f", values.get(0));
        }
        Interval interval = Interval.of(values);
        return String.format(Locale.ROOT, "%.1f ± %.1f", interval.mean(), interval.high() - interval.mean());
    }
}
