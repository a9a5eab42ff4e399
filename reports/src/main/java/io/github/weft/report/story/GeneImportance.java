package io.github.weft.report.story;

import io.github.weft.report.Leaderboard;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How much of the variance of a score each gene explains by itself: the main effects of functional ANOVA (Hutter, Hoos and Leyton-Brown, "An Efficient
 * Approach for Assessing Hyperparameter Importance", 2014).
 *
 * <p>Unlike there no forest stands in for the score: candidates are grouped by their choice for the gene, and {@link OmegaSquared} corrects for what
 * groups differ by chance. A gene is judged by the candidates in which it means something, so one of a layer that few networks have is judged by those few. Candidates are those that
 * the run looked at, which a search does not spread evenly, and a child has most genes of its parents, so what goes along with a gene that matters may seem to; interactions of genes
 * are left out.
 *
 * @param score of which the variance is explained
 * @param candidates that were looked at: an even sample over the ranks where there are more than two thousand, or fewer in spaces of over forty genes
 * @param genes that can be judged, most important first
 */
public record GeneImportance(String score, int candidates, List<Share> genes) {

    private static final int MOST = 2_000;
    private static final int MOST_CHOICES = 80_000;
    private static final int FEWEST = 20;
    private static final int FEWEST_OF_CHOICE = 3;

    /**
     * One gene.
     *
     * @param index of it in the space
     * @param share of the variance; may be a little below 0 for one that explains nothing
     * @param low where the 95 % interval begins, by resampling the candidates
     * @param clear whether it is more than chance: by a permutation test at 5 %, corrected for the number of genes
     * @param candidates in which it means something
     * @param best the choice with the highest mean score among those that at least three candidates made
     */
    public record Share(
            int index,
            String gene,
            double share,
            double low,
            double high,
            boolean clear,
            int candidates,
            Optional<String> best) {}

    /** Empty where fewer than twenty candidates have the score. */
    public static Optional<GeneImportance> of(Leaderboard board, Aims aims, World world, long seed) {
        var genomes = new ArrayList<Genome>();
        var scores = new ArrayList<Double>();
        int size = board.rows().size();
        List<Gene> genes = world.space().genes();
        int most = Math.min(MOST, Math.max(FEWEST, MOST_CHOICES / genes.size()));
        int every = Math.max(1, (size + most - 1) / most);
        for (int row = 0; row < size; row += every) {
            OptionalDouble score = aims.value(board.rows().get(row), aims.score());
            Optional<Genome> genome = world.genome(board.rows().get(row).architecture());
            if (score.isPresent() && genome.isPresent()) {
                genomes.add(genome.get());
                scores.add(score.getAsDouble());
            }
        }
        if (genomes.size() < FEWEST) {
            return Optional.empty();
        }
        double[] values = scores.stream().mapToDouble(Double::doubleValue).toArray();
        List<Integer> judged = new ArrayList<>();
        List<Grouping> groupings = new ArrayList<>();
        for (int gene = 0; gene < genes.size(); gene++) {
            Grouping grouping = grouping(world, gene, genomes);
            if (grouping.size() >= FEWEST && grouping.varies()) {
                judged.add(gene);
                groupings.add(grouping);
            }
        }
        List<VarianceShare> variance = VarianceShare.of(groupings, values, seed);
        List<Share> shares = IntStream.range(0, judged.size())
                .mapToObj(
                        i -> share(judged.get(i), genes.get(judged.get(i)), groupings.get(i), variance.get(i), values))
                .sorted(Comparator.comparingDouble(Share::share).reversed())
                .toList();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(new GeneImportance(aims.score().metric(), genomes.size(), shares));
    }

    private static Grouping grouping(World world, int gene, List<Genome> genomes) {
        return new Grouping(
                genomes.stream()
                        .mapToInt(genome -> world.space().active(genome, gene) ? genome.allele(gene) : -1)
                        .toArray(),
                world.space().genes().get(gene).cardinality());
    }

    private static Share share(int index, Gene gene, Grouping grouping, VarianceShare variance, double[] values) {
        int best = grouping.best(values, FEWEST_OF_CHOICE);
        return new Share(
                index,
                gene.name(),
                variance.share(),
                variance.low(),
                variance.high(),
                variance.clear(),
                grouping.size(),
                best < 0 ? Optional.empty() : Optional.of(gene.choices().get(best)));
    }
}
