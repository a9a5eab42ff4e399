package io.github.weft.report.story;

import io.github.weft.report.Leaderboard;
import io.github.weft.report.Row;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Candidates as lines over their most important genes, score and cost, an even sample over the ranks where there are many.
 *
 * @param axes genes, in the order of the space
 */
public record GeneLines(String score, String cost, List<Gene> axes, List<Line> lines) {

    private static final int MOST = 800;
    private static final int MOST_AXES = 8;

    /**
     * One candidate.
     *
     * @param row on the leaderboard
     * @param choices for each axis an index into its choices; -1 for a gene that means nothing in it
     */
    public record Line(int row, List<Integer> choices, double score, double cost) {}

    /** Empty where fewer than two candidates can be shown. */
    public static Optional<GeneLines> of(
            Leaderboard board, Aims aims, World world, Optional<GeneImportance> importance) {
        List<Gene> genes = world.space().genes();
        List<Integer> axes = importance
                .map(known -> known.genes().stream().map(GeneImportance.Share::index))
                .orElseGet(() -> IntStream.range(0, genes.size())
                        .filter(gene -> genes.get(gene).cardinality() > 1)
                        .boxed())
                .limit(MOST_AXES)
                .sorted()
                .toList();
        List<Integer> rows = IntStream.range(0, board.rows().size())
                .filter(row -> aims.point(board.rows().get(row)).isPresent())
                .boxed()
                .toList();
        var lines = new ArrayList<Line>();
        int count = Math.min(MOST, rows.size());
        for (int i = 0; i < count; i++) {
            int row = rows.get((int) ((long) i * (rows.size() - 1) / Math.max(1, count - 1)));
            line(board.rows().get(row), row, aims, world, axes).ifPresent(lines::add);
        }
        return lines.size() < 2 || axes.isEmpty()
                ? Optional.empty()
                : Optional.of(new GeneLines(
                        aims.score().metric(),
                        aims.cost().metric(),
                        axes.stream().map(genes::get).toList(),
                        List.copyOf(lines)));
    }

    private static Optional<Line> line(Row row, int index, Aims aims, World world, List<Integer> axes) {
        OptionalDouble score = aims.value(row, aims.score());
        OptionalDouble cost = aims.value(row, aims.cost());
        return world.genome(row.architecture())
                .filter(genome -> score.isPresent() && cost.isPresent())
                .map(genome -> new Line(
                        index,
                        axes.stream().map(gene -> choice(world, genome, gene)).toList(),
                        score.getAsDouble(),
                        cost.getAsDouble()));
    }

    private static int choice(World world, Genome genome, int gene) {
        return world.space().active(genome, gene) ? genome.allele(gene) : -1;
    }
}
