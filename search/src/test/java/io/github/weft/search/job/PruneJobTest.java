package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Network;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.evopress.Generation;
import io.github.weft.search.config.PruneKeys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.train.Trainer;
import io.github.weft.train.TrainingRecipe;
import io.github.weft.train.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("torch")
class PruneJobTest {

    private static final Dataset DATA =
            DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(300));
    private static final SearchSpace SPACE = Spaces.named("reference-cnn");
    private static final Network NETWORK =
            SPACE.decode(SPACE.parse("8:16:32"), SPACE.setting(DATA.shape(), DATA.classes()));

    @TempDir
    Path folder;

    private static final class Heard implements PruneJob.Listener {
        private final List<Integer> begun = new ArrayList<>();
        private final List<Generation> generations = new ArrayList<>();
        private final Stop stop;
        private final int last;

        private Heard(Stop stop, int last) {
            this.stop = stop;
            this.last = last;
        }

        @Override
        public void begun(int done, int all) {
            begun.add(done);
        }

        @Override
        public void generation(Generation at) {
            generations.add(at);
            if (at.number() == last) {
                stop.request();
            }
        }
    }

    private PruneJob job(WeightsFile trained, String file, int seed) {
        var config = SearchConfig.of(
                Map.of("density", "0.2", "generations", "6", "lambda", "4", "rounds", "2:16,1:64", "seed", "" + seed),
                PruneKeys.all());
        return new PruneJob(config, NETWORK, trained, DATA, Map.of(), folder.resolve(file));
    }

    private WeightsFile trained() {
        var snapshot = new Trainer(DATA, TrainingRecipe.brief(1))
                .train(NETWORK, 1, Deadline.none(), (epoch, loss, accuracy) -> {})
                .snapshot();
        return WeightsFile.write(folder.resolve("trained"), snapshot, Map.of());
    }

    /** Stopped after the second generation and the fourth, then run to the end. */
    @Test
    void goesOnAfterEveryGenerationToTheSameBits() throws IOException {
        WeightsFile trained = trained();
        PruneJob.Result straight = job(trained, "straight", 1)
                .run(new Stop(), new Heard(new Stop(), 0))
                .orElseThrow();

        var course = new ArrayList<Generation>();
        for (int last : new int[] {2, 4, 6}) {
            var stop = new Stop();
            var heard = new Heard(stop, last);
            var result = job(trained, "cut", 1).run(stop, heard);
            assertThat(heard.begun).containsExactly(course.size());
            course.addAll(heard.generations);
            assertThat(result.isPresent()).isEqualTo(last == 6);
            assertThat(Files.exists(folder.resolve("cut.notes"))).isEqualTo(last < 6);
            result.ifPresent(end -> {
                assertThat(end.file().sha256()).isEqualTo(straight.file().sha256());
                assertThat(end.ways()).isEqualTo(straight.ways());
                assertThat(end.images()).isEqualTo(straight.images());
            });
        }
        assertThat(course.stream().map(Generation::number)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void notesOfAnotherSearchOrDamagedOnesAreLeftAside() throws IOException {
        WeightsFile trained = trained();
        var stop = new Stop();
        job(trained, "x", 1).run(stop, new Heard(stop, 2));

        var stopped = new Stop();
        var other = new Heard(stopped, 1);
        job(trained, "x", 2).run(stopped, other);
        assertThat(other.begun).containsExactly(0);

        Files.writeString(folder.resolve("x.notes"), "{\"search\":");
        var third = new Stop();
        var after = new Heard(third, 1);
        job(trained, "x", 2).run(third, after);
        assertThat(after.begun).containsExactly(0);
        assertThat(after.generations).isEqualTo(other.generations);
    }
}
