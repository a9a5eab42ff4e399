package io.github.weft.space.transformer;

import io.github.weft.space.Gene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What can be chosen in a space of vision transformers.
 *
 * @param patch side of the square of pixels that becomes a token
 * @param embeds features of a token, ascending
 * @param heads of a layer's attention, ascending
 * @param headSize features of one head, the same for all
 * @param halfRatios twice the hidden features of a layer over those of a token, ascending
 * @param leastDepth layers at least
 * @param mostDepth layers at most
 * @param reach of relative positions in rows and columns; 0 for none
 */
record VitRanges(
        int patch,
        List<Integer> embeds,
        List<Integer> heads,
        int headSize,
        List<Integer> halfRatios,
        int leastDepth,
        int mostDepth,
        int reach) {

    static final String EMBED = "embed";
    static final String DEPTH = "depth";
    private static final int PER_LAYER = 2;

    /** Embedding and depth, then heads and ratio of every layer. */
    List<Gene> genes() {
        var genes = new ArrayList<Gene>();
        genes.add(new Gene(EMBED, embeds.stream().map(String::valueOf).toList()));
        genes.add(new Gene(DEPTH, depths().stream().map(String::valueOf).toList()));
        for (int layer = 1; layer <= mostDepth; layer++) {
            genes.add(new Gene(
                    headsName(layer), heads.stream().map(String::valueOf).toList()));
            genes.add(new Gene(
                    ratioName(layer),
                    halfRatios.stream().map(VitRanges::ratioText).toList()));
        }
        return genes;
    }

    List<Integer> depths() {
        return IntStream.rangeClosed(leastDepth, mostDepth).boxed().toList();
    }

    /** The layer that a gene is of, from 1; 0 for embedding and depth. */
    static int layer(int gene) {
        return gene / PER_LAYER;
    }

    /** The index of a layer's gene of heads; that of its ratio is the next. */
    static int headsGene(int layer) {
        return layer * PER_LAYER;
    }

    static String headsName(int layer) {
        return "layer%s.heads".formatted(layer);
    }

    static String ratioName(int layer) {
        return "layer%s.ratio".formatted(layer);
    }

    /** {@code 4} or {@code 3.5}. */
    static String ratioText(int half) {
        return half % 2 == 0 ? String.valueOf(half / 2) : half / 2 + ".5";
    }

    static <T> T largest(List<T> ascending) {
        return ascending.get(ascending.size() - 1);
    }
}
