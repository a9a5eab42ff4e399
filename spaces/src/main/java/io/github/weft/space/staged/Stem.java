package io.github.weft.space.staged;

import java.util.List;

/**
 * What turns the image into the first channels: a convolution with batch norm and activation, or, with {@code patches}, a convolution
 * that cuts the image into squares of {@code stride} pixels and nothing else.
 */
public record Stem(int kernel, int stride, List<Integer> widths, boolean patches) {

    /** The name by which stages refer to it. */
    public static final String NAME = "stem";

    public Stem {
        Ascending.of("stride", List.of(stride), 1, 64);
        Ascending.of("kernel", List.of(kernel), 1, 64);
        widths = Ascending.of("width", widths, 1, 4096);
        if (!patches && kernel % 2 == 0) {
            throw new IllegalArgumentException("kernel (%s) must be odd.".formatted(kernel));
        }
        if (patches && kernel != stride) {
            throw new IllegalArgumentException(
                    "a patch (%s) is as large as its stride (%s).".formatted(kernel, stride));
        }
    }

    /** The skeleton size that can be set for other images: {@code patch} or {@code stem-stride}. */
    String size() {
        return patches ? "patch" : "stem-stride";
    }
}
