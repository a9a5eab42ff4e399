package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hybrid networks, attention on maps of two sizes among them, against plain loops: outputs, and gradients by differences of the loops. */
@Tag("torch")
class HybridLoopsTest {

    private static final int SAMPLES = 4;
    private static final int CLASSES = 3;
    private static final int CHECKED = 50;
    private static final double STEP = 1e-6;

    @ParameterizedTest
    @CsvSource({
        "hytra-mini, 2x12x8, 1, 3.6-ccacaaca",
        "hytra-mini, 2x12x8, 1, 1.2-aaaaccaa",
        "hytra-mini, 1x13x9, 1, 1.1-acacacac",
        "hytra-mini, 1x16x16, 2, 7.8-ccccccaa",
        "hytra, 1x24x16, 1, 2.4.9-ccccacacaaccaaca",
        "hytra, 1x32x48, 4, 1.5.x-cccccaacaaccaaca"
    })
    void outputsAndGradientsAreThoseOfTheLoops(String name, String image, int stride, String text) {
        SearchSpace space = Spaces.named(name);
        Shape shape = shape(image);
        Setting setting =
                space.setting(shape, CLASSES).with("stem-stride", stride).with("channels", 8);
        Network network = space.decode(space.parse(text), setting);
        RandomGenerator random = Seeds.generator(3, "loops", text);
        double[] pixels = noise((int) (SAMPLES * shape.size()), random);
        double[] slopes = noise(SAMPLES * CLASSES, random);

        try (Scope scope = Scope.open()) {
            OwnWeights own = OwnWeights.of(network, Initialisation.DEFAULT, 1, DataType.FLOAT64, scope);
            Map<String, double[]> weights = disturbed(own.leaves(), random);
            double[] logits = Torch.recording(() -> {
                NDArray batch = scope.doubles(pixels, SAMPLES, shape.features(), shape.height(), shape.width());
                NDArray output = new Executor(network, own).logits(batch, scope, Pass.with(new BatchNormMode.Batch()));
                Torch.backward(
                        output.mul(scope.doubles(slopes, SAMPLES, CLASSES)).sum());
                return output.toDoubleArray();
            });

            var loops = new Loops(network);
            assertThat(logits).containsExactly(logits(loops, weights, pixels), within(1e-9));
            List<String> params = own.leaves().names();
            for (String param : params) {
                if (random.nextInt(params.size()) >= CHECKED) {
                    continue;
                }
                double[] gradient = own.leaves().gradient(param, scope).toDoubleArray();
                int place = random.nextInt(gradient.length);
                double near = difference(loops, weights, param, place, STEP, pixels, slopes);
                double far = difference(loops, weights, param, place, 2 * STEP, pixels, slopes);
                assertThat(gradient[place])
                        .as(param)
                        .isCloseTo((4 * near - far) / 3, within(1e-5 * (1 + Math.abs(gradient[place]))));
            }
        }
    }

    private static Shape shape(String image) {
        int[] dims = Arrays.stream(image.split("x")).mapToInt(Integer::parseInt).toArray();
        return Shape.image(dims[0], dims[1], dims[2]);
    }

    private static double[] noise(int count, RandomGenerator random) {
        return random.doubles(count, -1, 1).toArray();
    }

    /** Norms too get numbers that tell channels apart. */
    private static Map<String, double[]> disturbed(Leaves leaves, RandomGenerator random) {
        Map<String, double[]> weights = new LinkedHashMap<>();
        for (String name : leaves.names()) {
            if (leaves.role(name) == Role.NORM_SCALE || leaves.role(name) == Role.NORM_SHIFT) {
                float[] values = leaves.values(name);
                for (int i = 0; i < values.length; i++) {
                    values[i] += (float) random.nextDouble(-.5, .5);
                }
                leaves.set(name, values);
            }
            weights.put(name, Torch.plain(() -> leaves.tensor(name).toDoubleArray()));
        }
        return weights;
    }

    private static double[] logits(Loops loops, Map<String, double[]> weights, double[] pixels) {
        int size = pixels.length / SAMPLES;
        double[][] batch = new double[SAMPLES][];
        for (int i = 0; i < SAMPLES; i++) {
            batch[i] = Arrays.copyOfRange(pixels, i * size, (i + 1) * size);
        }
        return Arrays.stream(loops.logits(weights, batch))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** By the central difference, whose error is in proportion to the step's square. */
    private static double difference(
            Loops loops,
            Map<String, double[]> weights,
            String param,
            int place,
            double step,
            double[] pixels,
            double[] slopes) {
        double up = moved(loops, weights, param, place, step, pixels, slopes);
        double down = moved(loops, weights, param, place, -step, pixels, slopes);
        return (up - down) / (2 * step);
    }

    private static double moved(
            Loops loops,
            Map<String, double[]> weights,
            String param,
            int place,
            double step,
            double[] pixels,
            double[] slopes) {
        Map<String, double[]> changed = new LinkedHashMap<>(weights);
        changed.computeIfPresent(param, (name, values) -> {
            double[] copy = values.clone();
            copy[place] += step;
            return copy;
        });
        double[] logits = logits(loops, changed, pixels);
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += slopes[i] * logits[i];
        }
        return sum;
    }
}
