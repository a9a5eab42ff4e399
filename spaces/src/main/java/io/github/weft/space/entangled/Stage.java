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
 * @param widths what the stage's channels can be, ascending
 * @param blocks how many blocks it can have; at least 1 is there
 * @param offset index of its first gene
 */
record Stage(int number, int stride, List<Integer> widths, int blocks, int offset) {

    static final List<Integer> KERNELS = List.of(3, 5, 7);
    static final List<Integer> EXPANSIONS = List.of(2, 3, 4);

    /** Width and depth, then kernel and expansion of every block. */
    List<Gene> genes() {
        var genes = new ArrayList<Gene>();
        genes.add(gene(widthName(), widths));
        genes.add(gene(depthName(), IntStream.rangeClosed(1, blocks).boxed().toList()));
        for (int block = 1; block <= blocks; block++) {
            genes.add(gene(kernelName(block), KERNELS));
            genes.add(gene(expandName(block), EXPANSIONS));
        }
        return genes;
    }

    private static Gene gene(String name, List<Integer> choices) {
        return new Gene(name, choices.stream().map(String::valueOf).toList());
    }

    int geneCount() {
        return 2 + 2 * blocks;
    }

    int widthGene() {
        return offset;
    }

    int depthGene() {
        return offset + 1;
    }

    /** Index of the kernel's gene; the expansion's is the next. */
    int kernelGene(int block) {
        return offset + 2 * block;
    }

    boolean holds(int gene) {
        return gene >= offset && gene < offset + geneCount();
    }

    /** The block a gene belongs to, from 1; 0 for width and depth. */
    int block(int gene) {
        return (gene - offset) / 2;
    }

    int largestWidth() {
        return widths.get(widths.size() - 1);
    }

    String name() {
        return "stage" + number;
    }

    String blockName(int block) {
        return "%s.block%s".formatted(name(), block);
    }

    String widthName() {
        return name() + ".width";
    }

    String depthName() {
        return name() + ".depth";
    }

    String kernelName(int block) {
        return blockName(block) + ".kernel";
    }

    String expandName(int block) {
        return blockName(block) + ".expand";
    }
}
