package io.github.weft.arch;

import java.util.List;
import java.util.stream.Collectors;

/** The extent of one sample's tensor, without the batch: an image {@code CxHxW}, tokens {@code NxE} or a vector {@code F}. */
public record Shape(List<Integer> dims) {

    public Shape {
        dims = List.copyOf(dims);
        if (dims.isEmpty() || dims.stream().anyMatch(d -> d < 1)) {
            throw new IllegalArgumentException("shape (%s) must have only positive dimensions.".formatted(dims));
        }
    }

    public static Shape image(int channels, int height, int width) {
        return new Shape(List.of(channels, height, width));
    }

    public static Shape vector(int features) {
        return new Shape(List.of(features));
    }

    public static Shape tokens(int count, int features) {
        return new Shape(List.of(count, features));
    }

    public boolean isImage() {
        return dims.size() == 3;
    }

    /** Channels of an image, features of a vector or of each token. */
    public int features() {
        return isImage() ? dims.get(0) : dims.get(dims.size() - 1);
    }

    public int height() {
        return image().get(1);
    }

    public int width() {
        return image().get(2);
    }

    /** Number of elements of one sample. */
    public long size() {
        long size = 1;
        for (int dim : dims) {
            size = Math.multiplyExact(size, dim);
        }
        return size;
    }

    private List<Integer> image() {
        if (!isImage()) {
            throw new IllegalArgumentException("shape (%s) is not an image CxHxW.".formatted(this));
        }
        return dims;
    }

    @Override
    public String toString() {
        return dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
