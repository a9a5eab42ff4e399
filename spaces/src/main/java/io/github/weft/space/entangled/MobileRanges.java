package io.github.weft.space.entangled;

import io.github.weft.arch.Op.Activation.Function;
import io.github.weft.arch.Shape;
import io.github.weft.space.Gene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What can be chosen in a space of inverted bottlenecks.
 *
 * @param sevenths sides of the image that the network sees over that of its input, times seven, ascending; a single one is fixed
 * @param frame what stands around the stages
 * @param stages first to last, their genes one after the other behind that of the image's side
 * @param example a text that parses, shown with every error
 */
record MobileRanges(List<Integer> sevenths, Frame frame, List<Stage> stages, String example) {

    static final String RESOLUTION = "resolution";
    private static final int SEVEN = 7;
    private static final List<Integer> FIXED = List.of(SEVEN);

    /**
     * What no gene changes.
     *
     * @param stride of the stem, which has {@code stem} channels
     * @param multiple of which hidden widths are
     * @param function after the stem and in the head
     * @param first whether a block of expansion 1 follows the stem
     * @param expanded channels before the last pooling; 0 for those of the last stage
     * @param mixed features after it; 0 for the same
     */
    record Frame(int stem, int stride, int multiple, Function function, boolean first, int expanded, int mixed) {}

    static MobileRanges of(List<Integer> sevenths, Frame frame, List<Stage> stages, String example) {
        var placed = new ArrayList<Stage>();
        int offset = sevenths.size() > 1 ? 1 : 0;
        for (Stage stage : stages) {
            placed.add(stage.at(offset));
            offset += stage.geneCount();
        }
        return new MobileRanges(List.copyOf(sevenths), frame, List.copyOf(placed), example);
    }

    /** Four stages of elastic width. */
    static MobileRanges plain() {
        Bottleneck block = Bottleneck.plain(List.of(3, 5, 7), List.of(2, 3, 4));
        return of(
                FIXED,
                new Frame(8, 2, 4, Function.RELU, false, 0, 0),
                List.of(
                        new Stage(1, 1, List.of(8, 12, 16), List.of(1, 2), block, 0),
                        new Stage(2, 2, List.of(12, 16, 24, 32), List.of(1, 2, 3), block, 0),
                        new Stage(3, 2, List.of(16, 32, 48, 64), List.of(1, 2, 3, 4), block, 0),
                        new Stage(4, 1, List.of(32, 64, 96, 160), List.of(1, 2, 3, 4), block, 0)),
                "8x1-k3e2_16x2-k3e3-k5e4_32x1-k3e3_64x2-k5e4-k3e3");
    }

    /** The ladder of Once-for-All: image, width, depth, kernel and expansion, in the layers of MobileNetV3 at half their width. */
    static MobileRanges ladder() {
        List<Integer> depths = List.of(2, 3, 4);
        return of(
                List.of(4, 5, 6, SEVEN),
                new Frame(8, 2, 8, Function.HARD_SWISH, true, 240, 320),
                List.of(
                        new Stage(1, 1, List.of(12, 16), depths, rung(Function.RELU, false), 0),
                        new Stage(2, 2, List.of(16, 20, 24), depths, rung(Function.RELU, true), 0),
                        new Stage(3, 2, List.of(32, 40, 48), depths, rung(Function.HARD_SWISH, false), 0),
                        new Stage(4, 1, List.of(56, 64, 72), depths, rung(Function.HARD_SWISH, true), 0)),
                "r7_12x2-k3e3-k5e4_20x2-k3e3-k7e6_40x3-k5e4-k3e3-k3e6_64x2-k7e6-k3e4");
    }

    private static Bottleneck rung(Function function, boolean squeezed) {
        return new Bottleneck(List.of(3, 5, 7), List.of(3, 4, 6), function, squeezed);
    }

    /** Three stages of fixed width. */
    static MobileRanges mini() {
        Bottleneck block = Bottleneck.plain(List.of(3, 5), List.of(2, 3, 4));
        List<Integer> depths = List.of(1, 2, 3);
        return of(
                FIXED,
                new Frame(8, 1, 8, Function.RELU, false, 0, 0),
                List.of(
                        new Stage(1, 2, List.of(12), depths, block, 0),
                        new Stage(2, 2, List.of(24), depths, block, 0),
                        new Stage(3, 1, List.of(40), depths, block, 0)),
                "12x1-k3e2_24x2-k3e3-k5e4_40x3-k5e4-k3e3-k3e2");
    }

    List<Gene> genes() {
        var genes = new ArrayList<Gene>();
        if (resizes()) {
            genes.add(Stage.gene(RESOLUTION, sevenths));
        }
        stages.forEach(stage -> genes.addAll(stage.genes()));
        return genes;
    }

    /** Whether the size of the image can be chosen; its gene is the first. */
    boolean resizes() {
        return sevenths.size() > 1;
    }

    /** Pixels of a side at this many sevenths, rounded (halves up). */
    static int side(int pixels, int sevenths) {
        return (2 * pixels * sevenths + SEVEN) / (2 * SEVEN);
    }

    /** The shortest side of the smallest image that a network of the space sees. */
    int shortestSide(Shape input) {
        return side(Math.min(input.height(), input.width()), sevenths.get(0));
    }

    /** The longest side of an image that is too small, if the stem has this stride. */
    int tooShort(int stemStride) {
        int strides = stages.stream().mapToInt(Stage::stride).reduce(stemStride, Math::multiplyExact);
        return IntStream.iterate(strides, side -> side + 1)
                .filter(side -> side(side + 1, sevenths.get(0)) > strides)
                .findFirst()
                .orElseThrow();
    }
}
