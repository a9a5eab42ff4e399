package io.github.weft.space.staged;

import io.github.weft.run.Names;
import java.util.Arrays;
import java.util.List;

/** Kinds of layers. Where the first layer of a stage changes shape, each has its own way to do so. */
public enum Kind {
    /** Convolution, batch norm, activation. */
    CONV("conv", Trait.KERNEL),
    /** Depthwise and 1x1 convolution, each with batch norm and activation. */
    SEPARABLE("separable", Trait.KERNEL),
    /**
     * 1x1 expansion, depthwise convolution, 1x1 projection, each with batch norm, the first two with activation; with a gate
     * squeeze-and-excitation before the projection; plus the input where the shape stays (MobileNetV2 and V3).
     */
    MBCONV("mbconv", Trait.KERNEL, Trait.EXPANSION, Trait.GATE),
    /** Two convolutions with batch norm plus the input, a 1x1 convolution of it where the shape changes (ResNet's basic block). */
    RESIDUAL("residual", Trait.KERNEL),
    /** Maximum pooling; a 1x1 convolution after it where the width changes. */
    MAXPOOL("maxpool", Trait.KERNEL),
    /** Average pooling; a 1x1 convolution after it where the width changes. */
    AVGPOOL("avgpool", Trait.KERNEL),
    /** Nothing; a 1x1 convolution where the shape changes. */
    SKIP("skip"),
    /**
     * A layer of a vision transformer on the pixels as tokens: attention and MLP, each after a layer norm and added to its input. A 3x3
     * convolution with batch norm goes before it where the shape changes, and the first of a stage adds a learned vector to each place.
     */
    ATTENTION("attention", Trait.EXPANSION, Trait.HEADS);

    private final String label;
    private final List<Trait> traits;

    Kind(String label, Trait... traits) {
        this.label = label;
        this.traits = List.of(traits);
    }

    /** As users write it. */
    public String label() {
        return label;
    }

    public boolean reads(Trait trait) {
        return traits.contains(trait);
    }

    /** @throws IllegalArgumentException if there is none of that name, with the closest one */
    public static Kind named(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "op", label, Arrays.stream(values()).map(Kind::label).toList()));
    }
}
