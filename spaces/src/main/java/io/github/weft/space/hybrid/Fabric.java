package io.github.weft.space.hybrid;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The levels and layers through which a network finds its way. Each level has half the side and twice the channels of the one before;
 * the last two can attend.
 *
 * @param sides of the maps for the images it was made for, finest first: what levels are called
 * @param layers of every network
 * @param channels of the finest level
 * @param stemShare channels of the finest level over those of the stem
 * @param stemKernel side of the stem's convolution where it halves the image
 * @param stemStride by how much the stem reduces the images it was made for
 * @param heads of attention on the last level but one; twice as many on the last
 */
record Fabric(List<Integer> sides, int layers, int channels, int stemShare, int stemKernel, int stemStride, int heads) {

    private static final int ATTENDED = 2;

    /** The bottleneck of a block has a fourth of its channels. */
    static final int BOTTLENECK = 4;

    int levels() {
        return sides.size();
    }

    /** Levels below the finest: how often a network can halve its map. */
    int drops() {
        return levels() - 1;
    }

    /** Whether blocks of this level, from 0 for the finest, can attend. */
    boolean attends(int level) {
        return level >= firstAttended();
    }

    int headsOf(int level) {
        return heads << (level - firstAttended());
    }

    /** The level whose attention sees the largest map. */
    int firstAttended() {
        return levels() - ATTENDED;
    }

    /** How many operations each level has, finest first. */
    List<Integer> choices() {
        return IntStream.range(0, levels())
                .map(level -> attends(level) ? 2 : 1)
                .boxed()
                .toList();
    }
}
