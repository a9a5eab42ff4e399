package io.github.weft.report.html;

import io.github.weft.report.Front;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import io.github.weft.report.Row;
import io.github.weft.report.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the page says of a run whose networks lack weights.
 *
 * @param networks the best, with the density of each kernel
 * @param figures what the script draws
 */
public record Sparsity(List<Network> networks, List<Figure> figures) {

    private static final double HARDLY = 2;

    /**
     * One network.
     *
     * @param facts what a reader compares it by, in words
     */
    public record Network(String architecture, String facts, List<Bar> bars) {}

    /**
     * One kernel of a network.
     *
     * @param width of the bar in percent
     * @param kind class of the style sheet
     */
    public record Bar(String kernel, String width, String density, String count, String kind) {}

    /** Empty if no candidate lacks a weight. */
    static Optional<Sparsity> of(Leaderboard board, SparseCharts charts, List<Sharing> sharings) {
        if (!board.columns().contains(Metrics.NONZEROS)) {
            return Optional.empty();
        }
        List<Network> networks = board.rows().stream()
                .flatMap(row -> sharings.stream()
                        .filter(sharing -> sharing.architecture().equals(row.architecture()))
                        .map(sharing -> network(row, sharing)))
                .toList();
        return Optional.of(new Sparsity(networks, figures(charts)));
    }

    private static Network network(Row row, Sharing sharing) {
        var facts = new ArrayList<String>();
        facts.add(row.rank().isPresent() ? "rank " + row.rank().getAsInt() : "failed");
        row.metric(Metrics.ACCURACY).ifPresent(accuracy -> facts.add(Numbers.percent(accuracy) + " %"));
        facts.add(Words.count(sharing.kernels().stream()
                        .mapToLong(Sharing.Kernel::nonzeros)
                        .sum())
                + " of "
                + Words.count(sharing.kernels().stream()
                        .mapToLong(Sharing.Kernel::weights)
                        .sum())
                + " kernel weights");
        explored(row, sharing).ifPresent(facts::add);
        return new Network(
                row.architecture(),
                String.join(" · ", facts),
                sharing.kernels().stream().map(Sparsity::bar).toList());
    }

    /** How much of what it might have looked at a training has. */
    private static Optional<String> explored(Row row, Sharing sharing) {
        OptionalDouble explored = row.metric(Metrics.EXPLORED);
        OptionalDouble updates = row.metric(Metrics.MASK_UPDATES);
        if (explored.isEmpty() || updates.isEmpty() || sharing.density() == 1) {
            return Optional.empty();
        }
        if (updates.getAsDouble() == 0) {
            return Optional.of("its first connections stayed");
        }
        double times = explored.getAsDouble() / sharing.density();
        return Optional.of("%s %% of its places tried in %s, %s times its density%s"
                .formatted(
                        Numbers.percent(100 * explored.getAsDouble()),
                        Words.many((long) updates.getAsDouble(), "update"),
                        Numbers.percent(times),
                        times < HARDLY ? ", which is hardly looking around" : ""));
    }

    private static Bar bar(Sharing.Kernel kernel) {
        String percent = Numbers.percent(100 * kernel.density());
        return new Bar(
                kernel.name().replaceFirst("\\.weight$", ""),
                percent,
                percent + " %",
                Words.count(kernel.nonzeros()) + " of " + Words.count(kernel.weights()),
                kernel.sparse() ? "sparse" : "stays");
    }

    private static List<Figure> figures(SparseCharts charts) {
        var figures = new ArrayList<Figure>();
        front("nonzeros-front", "Accuracy against weights that are there", charts.nonzeros())
                .ifPresent(figures::add);
        front("sparse-macs-front", "Accuracy against sparse MACs", charts.macs())
                .ifPresent(figures::add);
        if (!charts.moved().isEmpty()) {
            figures.add(new Figure(
                    "moved",
                    "Connections that move",
                    "In each epoch, connections that were dropped and grown elsewhere, as a share of all; one that moves twice counts twice. "
                            + "Networks whose first connections stay are left out."));
        }
        if (!charts.explored().isEmpty()) {
            figures.add(
                    new Figure(
                            "explored",
                            "What was looked at",
                            "The share of the weights that was a connection at some time so far. Below twice its density a network has hardly looked around."));
        }
        return List.copyOf(figures);
    }

    private static Optional<Figure> front(String id, String title, Front front) {
        return front.points().isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        id,
                        title,
                        front.front().size() == 1
                                ? "One trained network is at least as good as all others in both."
                                : "The line joins the "
                                        + Words.count(front.front().size())
                                        + " trained networks that no other beats in both. "
                                        + "Shape and colour tell how long each was trained."));
    }
}
