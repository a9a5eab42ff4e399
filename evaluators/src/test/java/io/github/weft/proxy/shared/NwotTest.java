package io.github.weft.proxy.shared;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.score.Score;
import io.github.weft.torch.Fixtures;
import java.util.HashMap;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no number; known codes are in {@link ProxyVectorsTest}. */
@Tag("torch")
class NwotTest {

    private static final Batch BATCH =
            Batch.of("by hand", Shape.vector(2), new float[] {1, 2, -1, 2, 3, -1}, new int[] {0, 1, 0});

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void unitsThatAreNotFiniteAreNeitherOnNorOffWhoeverElseReads(float weight) {
        Score alone = score(weight, Set.of(Readings.ACTIVATIONS));

        assertThat(alone.failure()).as("no identical codes").hasValue("not finite: NaN");
        assertThat(score(weight, Set.of(Readings.ACTIVATIONS, Readings.GRADIENTS)))
                .isEqualTo(alone);
        assertThat(score(weight, Set.of(Readings.ACTIVATIONS, Readings.JACOBIAN)))
                .isEqualTo(alone);
    }

    private static Score score(float weight, Set<Reading<?>> readings) {
        var values = new HashMap<>(Fixtures.reluWeights());
        values.replaceAll((name, own) -> {
            float[] changed = own.clone();
            changed[0] = weight;
            return changed;
        });
        try (Probe probe = Probe.over(
                Model.of(Fixtures.twoLayers(true)),
                (built, initialisation, seed, scope) -> Fixtures.weights(built, values, DataType.FLOAT64, scope),
                BatchSource.only(BATCH),
                1,
                readings,
                Deadline.none())) {
            return new Nwot().score(probe);
        }
    }
}
