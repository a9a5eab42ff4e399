package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weft.torch.Scope;
import io.github.weft.train.Optimizer;
import io.github.weft.train.WeightsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("torch")
class CheckpointTest {

    @TempDir
    Path folder;

    private static String digest(Terms terms, int stops) {
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            new SupernetTrainer(supernet).train(() -> supernet.step() == stops, step -> {});
            return supernet.checkpoint().digest();
        }
    }

    /** 320 images in batches of 8, a fifth held back: 32 steps an epoch, so the third epoch is cut in the middle. */
    @ParameterizedTest
    @CsvSource({
        "mobile, uniform, sgd",
        "vit-mini-v2, uniform, adamw",
        "nb201, fairness, sgd",
        "vit-mini-v2, sandwich, adamw",
        "mobile, progressive, sgd",
        "nb201, control, adamw",
        "nb201, pada, sgd",
        "nb201, pada-unbiased, adamw"
    })
    void whatWasSavedGoesOnAsIfItHadNeverStopped(String space, String sampler, String rule) {
        Optimizer optimizer = rule.equals("sgd") ? Nursery.SGD : Nursery.ADAMW;
        int steps = sampler.equals("uniform") || sampler.startsWith("pada") ? 70 : 8;
        String straight = digest(Nursery.terms(space, sampler, optimizer, steps), -1);
        Path file = folder.resolve("x.supernet");
        int stop = steps - 3;
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(Nursery.terms(space, sampler, optimizer, steps), scope);
            new SupernetTrainer(supernet).train(() -> supernet.step() == stop, step -> {});
            supernet.checkpoint().write(file);
        }

        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.restored(file, Nursery.terms(space, sampler, optimizer, steps), scope);
            assertThat(supernet.step()).isEqualTo(stop);
            new SupernetTrainer(supernet).train(() -> false, step -> {});

            assertThat(supernet.checkpoint().digest()).isEqualTo(straight);
        }
    }

    @Test
    void aFileGivesBackEveryBit() {
        Path file = written(Nursery.terms("vit-mini-v2", "uniform", Nursery.ADAMW, 5), 3);
        Checkpoint read = Checkpoint.read(file);

        assertThat(read.step()).isEqualTo(3);
        assertThat(read.moves()).containsEntry("head.linear.weight", 3);
        assertThat(read.identity().fields()).containsKeys("space", "setting", "data", "recipe", "sampler", "seed");
        assertThat(read.tensors().names())
                .contains("head.linear.weight", "mean of head.linear.weight", "square of head.linear.weight");
    }

    private Path written(Terms terms, int steps) {
        Path file = folder.resolve("x.supernet");
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            new SupernetTrainer(supernet).train(() -> supernet.step() == steps, step -> {});
            supernet.checkpoint().write(file);
        }
        return file;
    }

    @Test
    void damageIsNoticedWithOneClearMessage() throws Exception {
        Path file = written(Nursery.terms("vit-mini-v2", "uniform", Nursery.SGD, 5), 1);
        byte[] content = Files.readAllBytes(file);
        for (int length : new int[] {0, 100, content.length / 2, content.length - 4}) {
            Files.write(file, Arrays.copyOf(content, length));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Checkpoint.read(file))
                    .withMessageContaining("x.supernet")
                    .withMessageContaining("is damaged");
        }
        for (int place : new int[] {
            content.length - 1,
            content.length / 2,
            new String(content, StandardCharsets.ISO_8859_1).indexOf("\"step\":\"1\"") + 8
        }) {
            byte[] wrong = content.clone();
            wrong[place] ^= 2;
            Files.write(file, wrong);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Checkpoint.read(file))
                    .withMessageContaining("checkpoint (")
                    .withMessageContaining("is damaged: its digest differs");
        }
        Files.write(file, content);
        assertThat(Checkpoint.read(file).step()).isEqualTo(1);
    }

    @Test
    void aStrangersCheckpointIsRefusedWithWhatDiffers() {
        Path file = written(Nursery.terms("vit-mini-v2", "uniform", Nursery.SGD, 5), 1);
        try (Scope scope = Scope.open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> Supernet.restored(file, Nursery.terms("mobile", "uniform", Nursery.SGD, 5), scope))
                    .withMessageContaining("is another supernet's")
                    .withMessageContaining("its space is vit-mini-v2, not mobile");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            Supernet.restored(file, Nursery.terms("vit-mini-v2", "uniform", Nursery.SGD, 6), scope))
                    .withMessageContaining("its recipe is");
        }
    }

    @Test
    void otherWeightsAreNoCheckpoint() {
        Path file = folder.resolve("w.safetensors");
        var tensors = written(Nursery.terms("vit-mini-v2", "uniform", Nursery.SGD, 5), 1);
        WeightsFile.write(file, Checkpoint.read(tensors).tensors(), Map.of("space", "mobile"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.read(file))
                .withMessageContaining("is not one of a supernet");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.read(folder.resolve("missing")))
                .withMessageContaining("missing");
    }
}
