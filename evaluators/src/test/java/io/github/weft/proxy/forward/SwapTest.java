package io.github.weft.proxy.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.torch.Fixtures;
import io.github.weft.torch.Scope;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counted by hand, and against a count of texts. */
@Tag("torch")
class SwapTest {

    private static final Node RELU =
            new Node("relu", new Op.Activation(Op.Activation.Function.RELU), List.of("x"), List.of());

    @Test
    void distinctRowsOfKnownSigns() {
        assertThat(distinct(2, 1, 0, 1, 1, 1, 1))
                .as("two samples of three units")
                .isEqualTo(2);
        assertThat(distinct(3, 0, 0, 0, 0, 0, 0)).as("all off").isEqualTo(1);
        assertThat(distinct(2, 0, 2, 0, 3, 0, 0, 5, 7))
                .as("how far on does not matter")
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfSamplesAndUnitsDoesNotMatter(long seed) {
        var random = new Random(seed);
        int samples = 5;
        int units = 40;
        boolean[][] on = new boolean[units][samples];
        Set<String> texts = new HashSet<>();
        for (boolean[] row : on) {
            for (int sample = 0; sample < samples; sample++) {
                row[sample] = random.nextBoolean();
            }
            texts.add(Arrays.toString(row));
        }
        float[] straight = new float[units * samples];
        float[] turned = new float[units * samples];
        for (int sample = 0; sample < samples; sample++) {
            for (int unit = 0; unit < units; unit++) {
                straight[sample * units + unit] = on[unit][sample] ? .5f : 0;
                turned[(samples - 1 - sample) * units + (unit + 7) % units] = on[unit][sample] ? .5f : 0;
            }
        }

        assertThat(distinct(samples, straight)).isEqualTo(texts.size()).isEqualTo(distinct(samples, turned));
    }

    @Test
    void rowsOfSeveralLayersCountTogether() {
        try (Scope scope = Scope.open()) {
            var rows = new SignRows(2);
            rows.observe(RELU, List.of(), scope.floats(new float[] {1, 0, 0, 1}, 2, 2, 1, 1));
            rows.observe(RELU, List.of(), scope.floats(new float[] {1, 1, 0, 1}, 2, 2, 1, 1));

            assertThat(rows.distinct()).as("10, 01 and 10, 11").isEqualTo(3);
            assertThat(rows.units()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void whatIsNotFiniteIsNeitherOnNorOff(float value) {
        assertThatThrownBy(() -> distinct(2, 1, 0, value, 1, 1, 1)).hasMessage("not finite: " + value);
    }

    @Test
    void samplesMustFitANumber() {
        assertThatThrownBy(() -> new SignRows(25)).hasMessage("samples (25) must be from 1 to 24.");
    }

    @Test
    void theScoreIsTheMeanOverDraws() {
        Network network = Fixtures.convolutional(4, 6, 3);
        double score = new Swap().score(probe(network, 1)).value().orElseThrow();

        assertThat(score * 8).as("a sum of eight counts").isEqualTo(Math.rint(score * 8));
        assertThat(score).isBetween(30.0, 2.0 * 4 * 6 * 6);
        assertThat(new Swap().score(probe(network, 1)).value()).hasValue(score);
        assertThat(IntStream.range(2, 6)
                        .mapToDouble(seed ->
                                new Swap().score(probe(network, seed)).value().orElseThrow()))
                .anyMatch(other -> other != score);
    }

    private static Probe probe(Network network, long seed) {
        return Probe.of(
                Model.of(network),
                NoiseBatches.source(Shape.image(3, 6, 6), 4, 3, 1),
                seed,
                List.of(SwapPass.READING),
                Deadline.none());
    }

    private static int distinct(int samples, float... values) {
        try (Scope scope = Scope.open()) {
            var rows = new SignRows(samples);
            NDArray image = scope.floats(values, samples, values.length / samples, 1, 1);
            rows.observe(RELU, List.of(), image);
            return rows.distinct();
        }
    }
}
