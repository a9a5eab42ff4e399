package io.github.weft.proxy.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Shape;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {

    @Test
    void drawsDifferentImagesBySeed() {
        Dataset data = DataSource.open("fashion-mnist");
        Batch batch = Batch.draw(data.name(), data.train(), 64, 1);

        assertThat(batch.size()).isEqualTo(64);
        assertThat(batch.shape()).isEqualTo(Shape.image(1, 28, 28));
        assertThat(batch.dims()).containsExactly(64, 1, 28, 28);
        float[] values = batch.values();
        assertThat(IntStream.range(0, 64)
                        .mapToObj(i -> Arrays.toString(Arrays.copyOfRange(values, i * 784, (i + 1) * 784)))
                        .collect(Collectors.toSet()))
                .hasSize(64);
        assertThat(Batch.draw(data.name(), data.train(), 64, 1).digest()).isEqualTo(batch.digest());
        assertThat(Batch.draw(data.name(), data.train(), 64, 2).digest()).isNotEqualTo(batch.digest());
        int chosen = IntStream.range(0, data.train().size())
                .filter(image -> {
                    float[] one = new float[784];
                    data.train().copy(new int[] {image}, one);
                    return Arrays.equals(one, Arrays.copyOf(values, 784));
                })
                .findFirst()
                .orElseThrow();
        assertThat(batch.label(0)).isEqualTo(data.train().label(chosen));
    }

    @Test
    void theDigestCoversValuesAndLabels() {
        Batch batch = Batch.of("a", Shape.vector(1), new float[] {1, 2}, new int[] {0, 1});

        assertThat(Batch.of("b", Shape.vector(1), new float[] {1, 2}, new int[] {0, 1})
                        .digest())
                .isEqualTo(batch.digest());
        assertThat(Batch.of("a", Shape.vector(1), new float[] {1, 3}, new int[] {0, 1})
                        .digest())
                .isNotEqualTo(batch.digest());
        assertThat(Batch.of("a", Shape.vector(1), new float[] {1, 2}, new int[] {0, 0})
                        .digest())
                .isNotEqualTo(batch.digest());
    }

    @Test
    void rejectsWhatDoesNotFit() {
        assertThatThrownBy(() -> Batch.of("a", Shape.vector(2), new float[] {1, 2, 3}, new int[] {0, 1}))
                .hasMessage("batch of 3 values must hold 2 values for each of 2 labels.");
        Dataset data = DataSource.open("fashion-mnist");
        assertThatThrownBy(() -> Batch.draw("a", data.train(), 100_000, 1))
                .hasMessageStartingWith("batch (100000) must be from 2 to the number of training images");
    }
}
