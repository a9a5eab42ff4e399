package io.github.weft.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateScaleTest {

    private static final Extent ONE = Extent.whole(1);

    /** Paths of these numbers of convolutions, summed; with one length there is no sum. */
    private static Network paths(int kernel, int... lengths) {
        var network = new NetworkBuilder();
        String image = network.input("image", Shape.image(1, 8, 8));
        List<String> ends = new ArrayList<>();
        for (int length : lengths) {
            String at = image;
            for (int i = 0; i < length; i++) {
                at = network.conv("p%s.%s".formatted(ends.size(), i), at, ONE, ONE, Extent.whole(kernel), 1);
            }
            ends.add(at);
        }
        network.output(Network.LOGITS, ends.size() == 1 ? ends.get(0) : network.add("sum", ends));
        return network.build();
    }

    private static Network residual(int blocks) {
        var network = new NetworkBuilder();
        String at = network.input("image", Shape.image(1, 8, 8));
        for (int i = 1; i <= blocks; i++) {
            String conv = network.conv("c" + i, at, ONE, ONE, Extent.whole(3), 1);
            at = network.add("sum" + i, List.of(at, conv));
        }
        network.output(Network.LOGITS, at);
        return network.build();
    }

    private static double factor(Network network, Network base) {
        return RateScale.of(network).factor(RateScale.of(base));
    }

    /** Lengths 4 and 5: 1, 9, 16 + 25, 64 + 125. */
    @Test
    void sumsPowersOfPathLengths() {
        assertThat(Paths.of(paths(3, 4, 5))).isEqualTo(moments(2, 9, 41, 189));
        assertThat(Paths.of(paths(3, 0, 0, 2))).isEqualTo(moments(3, 2, 4, 8));
    }

    /** Of n blocks in a row, n-choose-L paths have length L: for 3 blocks 0, 1 x 3, 2 x 3, 3. */
    @Test
    void residualBlocksDoubleThePaths() {
        assertThat(Paths.of(residual(3))).isEqualTo(moments(8, 12, 3 + 12 + 9, 3 + 24 + 27));
    }

    /** Sum of L^3 of 400 fair coins: n^2 (n + 3) 2^(n - 3), beyond any double times a double. */
    @Test
    void neitherListsNorOverflowsOnVeryManyPaths() {
        BigInteger cubes = BigInteger.valueOf(400L * 400 * 403).shiftLeft(397);
        Network deep = residual(400);

        assertThat(Paths.of(deep).count()).isEqualTo(BigInteger.ONE.shiftLeft(400));
        assertThat(RateScale.of(deep).cubes()).isEqualTo(cubes);
        assertThat(factor(residual(402), deep))
                .isCloseTo(Math.sqrt(400.0 * 400 * 403 / (402.0 * 402 * 405)) / 2, within(1e-15));
        assertThat(factor(residual(1_000), deep)).isPositive();
    }

    @Test
    void factorIsThatOfThePapersConvolutionalGraph() {
        assertThat(factor(paths(5, 4, 5), paths(3, 3))).isCloseTo(.2267786838, within(5e-11));
        assertThat(factor(paths(5, 4, 5), paths(3, 3))).isCloseTo(Math.sqrt(27 / 189.0) * 3 / 5, within(1e-15));
        assertThat(factor(paths(3, 1, 2), paths(3, 1))).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(factor(paths(7, 2, 2), paths(7, 2, 2))).isEqualTo(1);
    }

    /** One-pixel kernels do not enter the mean, as in the paper's cells. */
    @Test
    void kernelIsTheMeanOfThoseThatSeeMoreThanAPixel() {
        assertThat(RateScale.of(paths(1, 4)).kernel()).isEqualTo(3);
        assertThat(RateScale.of(paths(7, 4)).kernel()).isEqualTo(7);

        var network = new NetworkBuilder();
        String at = network.input("image", Shape.image(1, 8, 8));
        for (int side : new int[] {3, 1, 5, 1, 1}) {
            at = network.conv("c" + network.build().nodes().size(), at, ONE, ONE, Extent.whole(side), 1);
        }
        network.output(Network.LOGITS, at);
        assertThat(RateScale.of(network.build()).kernel()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9})
    void anotherPathLowersTheRateAndALongerOneMore(int length) {
        Network base = paths(3, 1);
        double one = factor(paths(3, length), base);
        double two = factor(paths(3, length, 2), base);
        double longer = factor(paths(3, length, 3), base);

        assertThat(two).isLessThan(one);
        assertThat(longer).isLessThan(two);
        assertThat(factor(paths(3, 2, length), base)).isEqualTo(two);
    }

    @Test
    void aZeroEndsItsPathsAndNoPathHasNoRate() {
        var network = new NetworkBuilder();
        String image = network.input("image", Shape.image(1, 8, 8));
        String conv = network.conv("conv", image, ONE, ONE, Extent.whole(3), 1);
        String zero = network.zero("zero", conv);
        network.output(Network.LOGITS, network.add("sum", List.of(conv, network.conv("late", zero, ONE, ONE, ONE, 1))));
        assertThat(Paths.of(network.build())).isEqualTo(moments(1, 1, 1, 1));

        network.output(Network.LOGITS, "late");
        RateScale scale = RateScale.of(network.build());
        assertThat(scale.connected()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scale.factor(RateScale.of(paths(3, 1))))
                .withMessageStartingWith("no path with a weighted layer leads from input to logits");
    }

    private static Paths moments(long count, long lengths, long squares, long cubes) {
        return new Paths(
                BigInteger.valueOf(count),
                BigInteger.valueOf(lengths),
                BigInteger.valueOf(squares),
                BigInteger.valueOf(cubes));
    }
}
