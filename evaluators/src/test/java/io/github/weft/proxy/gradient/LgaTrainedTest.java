package io.github.weft.proxy.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.data.DataSource;
import io.github.weft.data.Images;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.torch.Fixtures;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Training on images that their labels can be told from turns the kernel towards the labels. */
@Tag("torch")
class LgaTrainedTest {

    private static final Shape SHAPE = Shape.image(3, 6, 6);
    private static final Network NETWORK = Fixtures.convolutional(8, 6, 2);
    private static final BatchSource STRIPES = BatchSource.with(stripes(16), LgaTrainedTest::stripes);

    @Test
    void trainingAlignsTheKernelWithLabelsThatCanBeLearned() {
        var trained = new LgaTrained();
        var untrained = new Lga();
        try (Probe probe = probe(STRIPES)) {
            double before = untrained.score(probe).value().orElseThrow();
            double after = trained.score(probe).value().orElseThrow();

            assertThat(after).isGreaterThan(before + .05).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theInitialKernelStaysWhatItWas() {
        try (Probe first = probe(STRIPES);
                Probe second = probe(STRIPES)) {
            double before = new Lga().score(first).value().orElseThrow();
            new LgaTrained().score(second);

            assertThat(new Lga().score(second).value().orElseThrow()).isEqualTo(before);
        }
    }

    @Test
    void theProtocolSaysHowItTrains() {
        var protocol = new LgaTrained().reading().protocol(STRIPES, 1);

        assertThat(protocol.toString())
                .contains("training-steps")
                .contains("batch")
                .contains("16");
    }

    @Test
    void theProtocolTellsLargerTrainingBatchesThoughTheKernelsImagesAreTheSame() {
        Images images = DataSource.open("fashion-mnist").train();
        BatchSource small = BatchSource.of("fashion-mnist", images, 16, 1);
        BatchSource large = BatchSource.of("fashion-mnist", images, 32, 1);
        var lga = new Lga().reading();
        var trained = new LgaTrained().reading();

        assertThat(lga.protocol(large, 1)).isEqualTo(lga.protocol(small, 1));
        assertThat(trained.protocol(large, 1)).isNotEqualTo(trained.protocol(small, 1));
    }

    private static Probe probe(BatchSource source) {
        return Probe.of(
                Model.of(NETWORK),
                source,
                3,
                Set.copyOf(List.of(new Lga().reading(), new LgaTrained().reading())),
                Deadline.none());
    }

    /** Noise with stripes that run down for label 0, and across for label 1. */
    private static Batch stripes(int size) {
        float[] pixels = NoiseBatches.pixels(SHAPE, size, size);
        int[] labels = NoiseBatches.labels(size, 2);
        for (int i = 0; i < pixels.length; i++) {
            int row = i / 6 % 6;
            int column = i % 6;
            pixels[i] += ((labels[i / 108] == 0 ? column : row) % 2 == 0 ? .4f : -.4f);
        }
        return Batch.of("stripes", SHAPE, pixels, labels);
    }
}
