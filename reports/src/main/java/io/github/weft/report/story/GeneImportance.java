package io.github.weft.report.story;

import io.github.weft.report.Leaderboard;
import io.github.weft.run.Seeds;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How much of the variance of a score each gene explains by itself: the main effects of functional ANOVA (Hutter, Hoos and Leyton-Brown, "An Efficient
 * Approach for Assessing Hyperparameter Importance", 2014).
 *
 * <p>Unlike there no forest stands in for the score: candidates are grouped by their choice for the gene, and {@link OmegaSquared} corrects for what
 * groups differ by chance. A gene is judged by the candidates in which it means something, so one of a layer that few networks have is judged by those few. Candidates are those that
 * the run looked at, which a search does not spread evenly; interactions of genes are left out.
 *
 * @param score of which the variance is explained
 * @param candidates that were looked at
 * @param genes that can be judged, most important first
 */
public record GeneImportance(String score, int candidates, List<Share> genes) {

    private static final int MOST = 2_000;
    private static final int FEWEST = 20;
    private static final int RESAMPLES = 400;

    /**
     * One gene.
     *
     * @param index of it in the space
     * @param share of the variance; may be a little below 0 for one that explains nothing
     * @param low where the 95 % interval begins, by resampling the candidates
     * @param candidates in which it means something
     * @param best the choice with the highest mean score among those that at least three candidates made
     */
    public record Share(
            int index, String gene, double share, double low, double high, int candidates, Optional<String> best) {

        /** Whether the whole interval is above nothing. */
        public boolean clear() {
            return low > 0;
        }
    }

    /** Empty where fewer than twenty candidates have the score. */
    public static Optional<GeneImportance> of(Leaderboard board, Aims aims, World world, long seed) {
        var genomes = new ArrayList<Genome>();
        var scores = new ArrayList<Double>();
        int size = board.rows().size();
        int every = Math.max(1, (size + MOST - 1) / MOST);
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
        List<Share> shares = IntStream.range(0, world.space().genes().size())
                .mapToObj(gene -> share(world, gene, genomes, scores, seed))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Share::share).reversed())
                .toList();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(new GeneImportance(aims.score().metric(), genomes.size(), shares));
    }

    private static Optional<Share> share(World world, int index, List<Genome> genomes, List<Double> scores, long seed) {
        Gene gene = world.space().genes().get(index);
        int[] active = IntStream.range(0, genomes.size())
                .filter(i -> world.space().active(genomes.get(i), index))
                .toArray();
        int[] groups =
                Arrays.stream(active).map(i -> genomes.get(i).allele(index)).toArray();
        double[] values = Arrays.stream(active).mapToDouble(scores::get).toArray();
        if (active.length < FEWEST || Arrays.stream(groups).distinct().count() < 2) {
            return Optional.empty();
        }
        int[] all = IntStream.range(0, active.length).toArray();
        double share = OmegaSquared.of(groups, values, all, gene.cardinality());
        RandomGenerator random = Seeds.generator(seed, "gene-importance", gene.name());
        double[] resampled = IntStream.range(0, RESAMPLES)
                .mapToDouble(i -> OmegaSquared.of(
                        groups,
                        values,
                        Arrays.stream(all)
                                .map(any -> random.nextInt(all.length))
                                .toArray(),
                        gene.cardinality()))
                .sorted()
                .toArray();
        return Optional.of(new Share(
                index,
                gene.name(),
                share,
                resampled[RESAMPLES / 40],
                resampled[RESAMPLES - 1 - RESAMPLES / 40],
                active.length,
                best(gene, groups, values)));
    }

    private static Optional<String> best(Gene gene, int[] groups, double[] values) {
        return IntStream.range(0, gene.cardinality())
                .boxed()
                .filter(choice ->
                        Arrays.stream(groups).filter(group -> group == choice).count() >= 3)
                .max(Comparator.comparingDouble(choice -> IntStream.range(0, groups.length)
                        .filter(i -> groups[i] == choice)
                        .mapToDouble(i -> values[i])
                        .average()
                        .orElseThrow()))
                .map(gene.choices()::get);
    }
}
