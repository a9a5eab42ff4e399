package io.github.weft.space.sparse;

import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.sparsity.Apportionment;
import io.github.weft.sparsity.Decay;
import io.github.weft.sparsity.DropRule;
import io.github.weft.sparsity.Growth;
import io.github.weft.sparsity.Layer;
import io.github.weft.sparsity.MaskChoice;
import io.github.weft.sparsity.Movement;
import io.github.weft.sparsity.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The genes of sparsity: what can be chosen, where they stand in a genome, and what its alleles say. Genes of the base come before them.
 *
 * @param first how many genes the base has
 * @param kernels those that have a level, by name
 */
record SparseGenes(int first, List<String> kernels) {

    static final int DENSITY = 0;
    static final int START = 1;
    static final int MASK = 2;
    static final int GROWTH = 3;
    static final int DROP = 4;
    static final int END = 8;
    static final int LEVELS = 9;

    /** What growth is called where nothing moves. */
    static final String STATIC = "static";

    /** Level 0, 1, -1, 2, -2 and so on, so that the first choice moves nothing. */
    private static final List<Integer> LEVEL = IntStream.rangeClosed(0, 2 * Apportionment.MOST_LEVELS)
            .mapToObj(allele -> allele % 2 == 1 ? (allele + 1) / 2 : -allele / 2)
            .toList();

    /** All but the levels. Densities fall, so that the first choice is the dense network. */
    static final List<Gene> CHOICES = List.of(
            gene("density", "1", "0.5", "0.3", "0.2", "0.1", "0.05"),
            gene("start", texts(Start.values())),
            gene("mask", texts(MaskChoice.values())),
            gene(
                    "growth",
                    Stream.concat(Stream.of(STATIC), Arrays.stream(texts(Growth.values())))
                            .toArray(String[]::new)),
            gene("drop", texts(DropRule.values())),
            gene("interval", "25", "50", "100", "200"),
            gene("fraction", "0.1", "0.2", "0.3", "0.5"),
            gene("decay", texts(Decay.values())),
            gene("end", "0.5", "0.75", "0.9"));

    private static final String WEIGHT = ".weight";

    SparseGenes {
        kernels = List.copyOf(kernels);
    }

    private static Gene gene(String name, String... choices) {
        return new Gene("sparsity." + name, List.of(choices));
    }

    private static String[] texts(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::toString).toArray(String[]::new);
    }

    List<Gene> genes() {
        var genes = new ArrayList<>(CHOICES);
        List<String> choices = LEVEL.stream().map(String::valueOf).toList();
        for (String kernel : kernels) {
            String name = kernel.endsWith(WEIGHT) ? kernel.substring(0, kernel.length() - WEIGHT.length()) : kernel;
            genes.add(new Gene("level." + name, choices));
        }
        return genes;
    }

    /** The genes of the base alone. */
    Genome base(Genome genome) {
        return new Genome(genome.alleles().subList(0, first));
    }

    int allele(Genome genome, int gene) {
        return genome.allele(first + gene);
    }

    String text(Genome genome, int gene) {
        return CHOICES.get(gene).choices().get(allele(genome, gene));
    }

    int level(Genome genome, int number) {
        return LEVEL.get(allele(genome, LEVELS + number));
    }

    static int allele(int level) {
        return LEVEL.indexOf(level);
    }

    static double density(int allele) {
        return Double.parseDouble(CHOICES.get(DENSITY).choices().get(allele));
    }

    Start start(Genome genome) {
        return Start.parse(text(genome, START));
    }

    MaskChoice mask(Genome genome) {
        return MaskChoice.parse(text(genome, MASK));
    }

    Optional<Movement> movement(Genome genome) {
        return text(genome, GROWTH).equals(STATIC)
                ? Optional.empty()
                : Optional.of(new Movement(
                        Growth.parse(text(genome, GROWTH)),
                        DropRule.parse(text(genome, DROP)),
                        Integer.parseInt(text(genome, DROP + 1)),
                        Double.parseDouble(text(genome, DROP + 2)),
                        Decay.parse(text(genome, DROP + 3)),
                        Double.parseDouble(text(genome, END))));
    }

    /** The levels of some layers; 0 for those that have none. */
    List<Integer> levels(Genome genome, List<Layer> layers) {
        return layers.stream()
                .map(layer -> kernels.indexOf(layer.kernel()))
                .map(number -> number < 0 ? 0 : level(genome, number))
                .toList();
    }

    /** The genome with these levels of some layers, and level 0 for all other kernels. */
    Genome with(Genome genome, List<Layer> layers, List<Integer> levels) {
        var alleles = new ArrayList<>(genome.alleles().subList(0, first + LEVELS));
        kernels.forEach(kernel -> alleles.add(0));
        for (int i = 0; i < layers.size(); i++) {
            int number = kernels.indexOf(layers.get(i).kernel());
            if (number >= 0) {
                alleles.set(first + LEVELS + number, allele(levels.get(i)));
            }
        }
        return new Genome(alleles);
    }
}
