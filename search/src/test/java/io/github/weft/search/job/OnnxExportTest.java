package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Network;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.latency.Stopwatch;
import io.github.weft.onnx.OnnxModel;
import io.github.weft.onnx.OnnxOptions;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.torch.Initialisation;
import io.github.weft.train.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("torch")
class OnnxExportTest {

    private static final SearchSpace SPACE = Spaces.named("reference-cnn");
    private static final Dataset DATA =
            DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(100));
    private static final Network NETWORK =
            SPACE.decode(SPACE.parse("4:8:16"), SPACE.setting(DATA.shape(), DATA.classes()));
    private static final Snapshot WEIGHTS = Snapshot.fresh(NETWORK, Initialisation.DEFAULT, 1);
    private static final OnnxOptions OPTIONS = OnnxOptions.plain().normalising(DATA.normalization());

    private final OnnxExport export = new OnnxExport(NETWORK, WEIGHTS, DATA, Stopwatch.ofMachine());

    @Test
    void triesTheModelOnAllValidationImagesAndTimesOne() {
        OnnxExport.Made made = export.make(OPTIONS.batch(3));

        assertThat(made.parity().objection()).isEmpty();
        assertThat(made.parity().samples()).isEqualTo(DATA.validation().size());
        assertThat(made.timing().p50())
                .isPositive()
                .isLessThanOrEqualTo(made.timing().p90());
        assertThat(made.timing().runs()).isPositive();
    }

    @Test
    void aModelThatSaysSomethingElseIsNotPutInPlace(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("model.onnx"), "the one before");
        float[] kernel = WEIGHTS.values("conv1.weight");
        kernel[0] += .01f;
        byte[] other = OnnxModel.of(NETWORK, WEIGHTS.with("conv1.weight", kernel), OPTIONS);
        OnnxExport.Made made = export.tried(other, OPTIONS);

        assertThat(made.parity().objection())
                .hasValueSatisfying(text -> assertThat(text).startsWith("logits differ by up to"));
        assertThatThrownBy(() -> made.write(file)).isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("the one before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
}
