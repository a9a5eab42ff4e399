package io.github.weft.proxy.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.data.DataSource;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.run.Seeds;
import io.github.weft.score.Score;
import io.github.weft.space.Setting;
import io.github.weft.space.cell.Nb201;
import io.github.weft.torch.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The published scores of 12,499 architectures: which have one, and how ours rank with them. */
@Tag("torch")
class EpsinasTableTest {

    private static final Path SHARED = Path.of("../../shared/data");
    private static final Path TABLE = SHARED.resolve("nasbench201/proxies_full.csv.gz");
    private static final Path IMAGES = SHARED.resolve("cifar10");
    private static final Map<String, OptionalDouble> PUBLISHED = new LinkedHashMap<>();
    private static final Nb201 SPACE = new Nb201();

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(TABLE) && Files.isDirectory(IMAGES), "../shared/data is not here: skipped");
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(TABLE))))) {
            List<String> names = List.of(lines.readLine().split(",", -1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                String score = cells[names.indexOf("epsilon_c10")];
                PUBLISHED.put(
                        cells[names.indexOf("arch")],
                        score.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(score)));
            }
        }
    }

    @Test
    void theTableHasAScoreForCellsWithAPathWithoutWeights() {
        PUBLISHED.forEach(
                (cell, score) -> assertThat(hasFreePath(cell)).as(cell).isEqualTo(score.isPresent()));
        assertThat(PUBLISHED).hasSize(12_499);
        assertThat(PUBLISHED.values().stream().filter(OptionalDouble::isPresent))
                .hasSize(7_219);
    }

    @Test
    @Tag("heavy")
    void oursHasAScoreForTheSameAndRanksThemAlike() {
        Setting setting = SPACE.setting(Shape.image(3, 32, 32), 10);
        var images = DataSource.open("cifar10:" + IMAGES).train();
        Batch batch = BatchSource.of("cifar10", images, 2, 0).drawn("epsinas", 256);
        List<String> cells = new ArrayList<>(PUBLISHED.keySet());
        Collections.shuffle(cells, new Random(Seeds.derive(1, "rows")));
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (String cell : cells.subList(0, 100)) {
            Score score = score(SPACE.decode(SPACE.parse(cell), setting), batch);
            OptionalDouble published = PUBLISHED.getOrDefault(cell, OptionalDouble.empty());
            assertThat(score.value().isPresent()).as("%s: %s", cell, score).isEqualTo(published.isPresent());
            if (published.isPresent()) {
                ours.add(score.value().orElseThrow());
                theirs.add(published.getAsDouble());
            }
        }
        double agreement = new SpearmansCorrelation()
                .correlation(
                        ours.stream().mapToDouble(Double::doubleValue).toArray(),
                        theirs.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(ours).hasSizeGreaterThan(50);
        assertThat(agreement).isGreaterThan(.95);
    }

    private static Score score(Network network, Batch batch) {
        try (Scope scope = Scope.open()) {
            ConstantPass outputs =
                    ConstantPass.run(network, batch, ConstantPass.SMALL, DataType.FLOAT32, Deadline.none(), scope);
            return Epsinas.score(outputs.small(), outputs.large());
        }
    }

    /** Whether skips and poolings alone lead through the cell. */
    private static boolean hasFreePath(String cell) {
        boolean[] reached = {true, false, false, false};
        String[] nodes = cell.split("\\+");
        for (int node = 1; node < reached.length; node++) {
            for (String edge : nodes[node - 1].split("\\|")) {
                boolean free = edge.startsWith("skip_connect") || edge.startsWith("avg_pool");
                reached[node] |= free && reached[edge.charAt(edge.length() - 1) - '0'];
            }
        }
        return reached[3];
    }
}
