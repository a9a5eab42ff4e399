package io.github.weft.space.entangled;

import io.github.weft.space.Gene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run of blocks at one width.
 *
 * @param number from 1
 * @param stride of the first block; the others keep the size
 * @param widths what the stage's channels can be, ascending; one that is fixed has no gene
 * @param depths how many blocks it can have, ascending
 * @param block what its blocks can be
 * @param offset index of its first gene
 */
record Stage(int number, int stride, List<Integer> widths, List<Integer> depths, Bottleneck block, int offset) {

    private static final int BLOCK_GENES = 2;

    Stage {
        widths = List.copyOf(widths);
        depths = List.copyOf(depths);
    }

    /** The same stage with its genes after those of other stages. */
    Stage at(int place) {
        return new Stage(number, stride, widths, depths, block, place);
    }

    /** Width where it can be chosen, depth, then kernel and expansion of every block. */
    List<Gene> genes() {
        var genes = new ArrayList<Gene>();
        if (elastic()) {
            genes.add(gene(widthName(), widths));
        }
        genes.add(gene(depthName(), depths));
        for (int number = 1; number <= blocks(); number++) {
            genes.add(gene(kernelName(number), block.kernels()));
            genes.add(gene(expandName(number), block.expansions()));
        }
        return genes;
    }

    static Gene gene(String name, List<Integer> choices) {
        return new Gene(name, choices.stream().map(String::valueOf).toList());
    }

    /** Whether the width can be chosen. */
    boolean elastic() {
        return widths.size() > 1;
    }

    int geneCount() {
        return depthGene() + 1 - offset + BLOCK_GENES * blocks();
    }

    /** Only if {@link #elastic}. */
    int widthGene() {
        return offset;
    }

    int depthGene() {
        return offset + (elastic() ? 1 : 0);
    }

    /** Index of the kernel's gene; the expansion's is the next. */
    int kernelGene(int number) {
        return depthGene() + 1 + BLOCK_GENES * (number - 1);
    }

    IntStream kernelGenes() {
        return IntStream.rangeClosed(1, blocks()).map(this::kernelGene);
    }

    boolean holds(int gene) {
        return gene >= offset && gene < offset + geneCount();
    }

    /** The block a gene belongs to, from 1; 0 for width and depth. */
    int block(int gene) {
        return gene <= depthGene() ? 0 : (gene - depthGene() - 1) / BLOCK_GENES + 1;
    }

    /** How many blocks it has at most. */
    int blocks() {
        return last(depths);
    }

    int largestWidth() {
        return last(widths);
    }

    static int last(List<Integer> ascending) {
        return ascending.get(ascending.size() - 1);
    }

    String name() {
        return "stage" + number;
    }

    String blockName(int number) {
        return "%s.block%s".formatted(name(), number);
    }

    String widthName() {
        return name() + ".width";
    }

    String depthName() {
        return name() + ".depth";
    }

    String kernelName(int number) {
        return blockName(number) + ".kernel";
    }

    String expandName(int number) {
        return blockName(number) + ".expand";
    }
}
