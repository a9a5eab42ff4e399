package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Network;
import io.github.weft.eval.Deadline;
import io.github.weft.score.Score;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.torch.Scope;
import io.github.weft.train.Snapshot;
import io.github.weft.train.Trained;
import io.github.weft.train.Trainer;
import io.github.weft.train.TrainingRecipe;
import io.github.weft.train.WeightsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supernet that begins with what training has made of its largest network. */
@Tag("torch")
class StartTest {

    private static final SearchSpace SPACE = Spaces.named("sparse-vit");
    private static final Network DENSE = SPACE.decode(SPACE.base(), Nursery.setting(SPACE));
    private static Snapshot trained = Snapshot.of(Map.of());
    private static double accuracy;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void train() {
        Trained result = new Trainer(Nursery.DATA, TrainingRecipe.full(1, Nursery.DATA.shape()))
                .train(DENSE, 5, Deadline.none(), (epoch, loss, validation) -> {});
        trained = result.snapshot();
        accuracy = result.validationAccuracy();
    }

    private WeightsFile file() {
        return WeightsFile.write(folder.resolve("dense.weights"), trained, Map.of());
    }

    private static Terms terms(String space, Optional<WeightsFile> start) {
        Terms fresh = Nursery.terms(space, "uniform", Nursery.ADAMW, 3);
        return new Terms(
                fresh.space(), fresh.setting(), fresh.data(), fresh.recipe(), fresh.sampler(), fresh.seed(), start);
    }

    @Test
    void theDenseNetworkInheritsWhatItWasTrainedTo() {
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms("sparse-vit", Optional.of(file())), scope);
            Inherited inherited = Inherited.from(supernet, Recalibration.usual(), Duration.ofMinutes(1));

            trained.names()
                    .forEach(name -> assertThat(supernet.weights().leaves().values(name))
                            .as(name)
                            .containsExactly(trained.values(name)));
            assertThat(inherited.score(SPACE.base(), Nursery.DATA.validation(), Deadline.none()))
                    .isEqualTo(Score.of(accuracy));
        }
    }

    @Test
    void goesOnFromItsFileWithoutBeginningAnew() {
        Path saved = folder.resolve("adapted.supernet");
        Terms terms = terms("sparse-vit", Optional.of(file()));
        try (Scope scope = Scope.open()) {
            Supernet straight = Supernet.fresh(terms, scope);
            new SupernetTrainer(straight).train(() -> false, step -> {});
            Supernet stopped = Supernet.fresh(terms, scope);
            new SupernetTrainer(stopped).step();
            stopped.checkpoint().write(saved);
            Supernet resumed = Supernet.restored(saved, terms, scope);
            new SupernetTrainer(resumed).train(() -> false, step -> {});

            assertThat(resumed.checkpoint().digest())
                    .isEqualTo(straight.checkpoint().digest());
            assertThat(resumed.weights().leaves().values("layer1.mlp.in.weight"))
                    .isNotEqualTo(trained.values("layer1.mlp.in.weight"));
            assertThatThrownBy(() -> Supernet.restored(saved, terms("sparse-vit", Optional.empty()), scope))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("began with trained weights");
        }
    }

    @Test
    void refusesWeightsOfAnotherNetwork() {
        try (Scope scope = Scope.open()) {
            assertThatThrownBy(() -> Supernet.fresh(terms("vit-mini-v2", Optional.of(file())), scope))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has no weight patches.weight of shape [64, 1, 7, 7]")
                    .hasMessageContaining("largest network of space vit-mini-v2");
        }
    }
}
