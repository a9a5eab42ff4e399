package io.github.weft.space.entangled;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.Gene;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The convolutional macro space of TangleNAS (Sukthanker et al., 2023): width and kernel of four convolutions in a plain network. Widths
 * are prefixes and kernels centre crops of the largest network's. A genome is its own canonical form.
 */
public final class ConvMacro extends GeneSpace {

    static final int CONVOLUTIONS = 4;
    static final int LARGEST_KERNEL = 7;

    private static final int LARGEST_FIRST = 32;
    private static final int SMALLEST_IMAGE = 12;
    private static final List<Gene> GENES = Stream.concat(
                    convolutions(ConvMacro::widthGene),
                    convolutions(conv -> new Gene("conv%s.kernel".formatted(conv), List.of("3", "5", "7"))))
            .toList();

    public ConvMacro() {
        super(
                "conv-macro",
                "TangleNAS' plain network: width and kernel of 4 convolutions, with a table for CIFAR-10, entangled",
                GENES,
                new ListText(GENES, "///,///", "32/64/128/128,3/7/5/7"));
    }

    private static Stream<Gene> convolutions(IntFunction<Gene> gene) {
        return IntStream.rangeClosed(1, CONVOLUTIONS).mapToObj(gene);
    }

    private static Gene widthGene(int conv) {
        int largest = largestWidth(conv);
        List<String> widths = Stream.of(largest / 4, largest / 2, largest)
                .map(String::valueOf)
                .toList();
        return new Gene("conv%s.width".formatted(conv), widths);
    }

    /** Channels of a convolution, from 1, in the largest network. */
    static int largestWidth(int conv) {
        return LARGEST_FIRST << (conv - 1);
    }

    @Override
    public Setting setting(Shape input, int classes) {
        check(input);
        return new Setting(input, classes, new TreeMap<>());
    }

    private static void check(Shape input) {
        if (!input.isImage() || Math.min(input.height(), input.width()) < SMALLEST_IMAGE) {
            throw new IllegalArgumentException(
                    "input (%s) must be an image CxHxW of at least %sx%s pixels for space conv-macro."
                            .formatted(input, SMALLEST_IMAGE, SMALLEST_IMAGE));
        }
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        check(setting.input());
        return ConvMacroNetwork.build(Decisions.of(GENES, canonical(genome)), setting);
    }
}
