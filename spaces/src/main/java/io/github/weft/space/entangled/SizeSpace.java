package io.github.weft.space.entangled;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.Gene;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.space.cell.Reduction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The size space of NATS-Bench (Dong et al., 2021): one fixed cell a stage, of which only the widths are searched. The first width is
 * the stem's and the first cell's; then come a reduction, a cell, a reduction and a cell.
 *
 * <p>All widths are prefixes of the widest network's. A genome is its own canonical form: other widths are another network.
 */
public final class SizeSpace extends GeneSpace {

    private static final int CHOICES = 8;
    private static final int SMALLEST_IMAGE = 4;

    private final int step;

    private SizeSpace(String name, String summary, int step, List<Gene> genes, String example) {
        super(name, summary, genes, new ListText(genes, "::::", example));
        this.step = step;
    }

    private static SizeSpace of(String name, String summary, int step, String example) {
        List<String> widths = IntStream.rangeClosed(1, CHOICES)
                .mapToObj(i -> Integer.toString(i * step))
                .toList();
        List<Gene> genes = SizeNetwork.WIDTHS.stream()
                .map(width -> new Gene(width, widths))
                .toList();
        return new SizeSpace(name, summary, step, genes, example);
    }

    /** {@code nats-size}: widths from 8 to 64, as published. */
    public static SizeSpace nats() {
        return of(
                "nats-size",
                "widths of NATS-Bench's size space: 5 of 8 to 64 channels, 12k to 714k weights, entangled",
                8,
                "8:24:64:56:48");
    }

    /** {@code size-mini}: widths from 4 to 32, for images of about 28x28 pixels. */
    public static SizeSpace mini() {
        return of(
                "size-mini",
                "widths of the size space, halved: 5 of 4 to 32 channels, 3k to 179k weights, entangled",
                4,
                "4:12:32:28:24");
    }

    @Override
    public Setting setting(Shape input, int classes) {
        var setting = new Setting(input, classes, new TreeMap<>());
        halved(setting);
        return setting;
    }

    /** The image between the reductions, if both fit. */
    private Shape halved(Setting setting) {
        Shape input = setting.input();
        if (!input.isImage() || Math.min(input.height(), input.width()) < SMALLEST_IMAGE) {
            throw new IllegalArgumentException(
                    "input (%s) must be an image CxHxW of at least %sx%s pixels for space %s."
                            .formatted(input, SMALLEST_IMAGE, SMALLEST_IMAGE, name()));
        }
        Shape halved = Reduction.shape(input, input.features(), input, name());
        Reduction.shape(halved, input.features(), input, name());
        return halved;
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        Map<String, Integer> decisions = Decisions.of(genes(), canonical(genome));
        return SizeNetwork.build(decisions, CHOICES * step, setting, halved(setting));
    }

    /** Neighbouring widths that differ: a shortcut between equal widths has no weights. */
    @Override
    public List<Genome> covering() {
        int last = CHOICES - 1;
        return List.of(Genome.of(last, last, last - 1, last, last - 1));
    }
}
