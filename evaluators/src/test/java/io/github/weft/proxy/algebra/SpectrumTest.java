package io.github.weft.proxy.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.eval.NoNumber;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpectrumTest {

    @Test
    void singularValuesOfASmallMatrixAreThoseOfTheHandCount() {
        assertThat(Spectrum.singularValues(new double[][] {{3, 0}, {4, 5}}))
                .containsExactly(new double[] {Math.sqrt(45), Math.sqrt(5)}, within(1e-9));
    }

    @Test
    void eigenvaluesComeLargestFirst() {
        assertThat(Spectrum.eigenvalues(new double[][] {{2, 1}, {1, 2}}))
                .containsExactly(new double[] {3, 1}, within(1e-12));
    }

    @Test
    void nothingFiniteIsSaidSo() {
        assertThatThrownBy(() -> Spectrum.singularValues(new double[][] {{Double.NaN}}))
                .isInstanceOf(NoNumber.class)
                .hasMessageContaining("not finite");
    }

    /** The gradients of DSS are such products: all weights positive, one direction far ahead of the rest. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-16, 1e-12, 1e-8, 1e-7})
    void oneDirectionAmidRoundingErrorsIsFoundAtItsLength(double noise) {
        for (int seed = 0; seed < 5; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            double[] left = random.doubles(192).toArray();
            double[] right = random.doubles(192).toArray();
            double[][] matrix = new double[192][192];
            for (int row = 0; row < 192; row++) {
                for (int column = 0; column < 192; column++) {
                    matrix[row][column] = 1e20 * (float) (left[row] * right[column] + noise * random.nextGaussian());
                }
            }
            double[] found = Spectrum.singularValues(matrix);
            double length = 1e20 * norm(left) * norm(right);
            assertThat(found[0]).isCloseTo(length, within(1e-6 * length));
            assertThat(Arrays.stream(found).skip(1).max().orElseThrow()).isLessThan(1e-5 * length);
        }
    }

    private static double norm(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
    }
}
