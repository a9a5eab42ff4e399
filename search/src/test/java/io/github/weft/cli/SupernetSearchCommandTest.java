package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.Candidate;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.db.StoreException;
import io.github.weft.score.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weft search --supernet} from a file to the leaderboard. */
@Tag("torch")
@Tag("heavy")
class SupernetSearchCommandTest {

    private static final int EVALUATIONS = 40;
    private static final int WINDOW = 60_000;

    @TempDir
    Path folder;

    private Path supernet;

    @BeforeEach
    void train() {
        supernet = trained("1");
    }

    private Path trained(String seed) {
        Path file = folder.resolve("tiny.supernet");
        var command = new ArrayList<>(List.of("supernet", "train", "--space", "vit-mini-v2", "--limit", "200"));
        command.addAll(List.of("--batch", "16", "--steps", "4", "--optimizer", "adamw"));
        command.addAll(List.of("--seed", seed, "--out", "" + file));
        Terminals.Said said = Terminals.weft(command.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        return file;
    }

    @Test
    void inheritedAccuracyIsTheObjectiveAndItsBestAreTrained() throws IOException {
        Path store = folder.resolve("store");
        Terminals.Said said = Terminals.weft(search(store, "--report", "" + folder.resolve("report")));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("judged by weights inherited from " + supernet);
        List<Evaluation> facts = facts(store);
        assertThat(facts.stream().map(Evaluation::metric).distinct())
                .as("no proxy is measured")
                .containsExactlyInAnyOrder(
                        "params", "flops", "peak-memory", "depth", "inherited-accuracy", "accuracy", "test-accuracy");
        assertThat(of(facts, "params").values())
                .allSatisfy(params -> assertThat(params).isLessThan(WINDOW));
        Map<String, Double> inherited = of(facts, "inherited-accuracy");
        assertThat(inherited).hasSize(EVALUATIONS);
        assertThat(drawn(store)).as("what chance finds").hasSize(6).isSubsetOf(inherited.keySet());
        assertThat(facts.stream()
                        .filter(fact -> fact.metric().equals("inherited-accuracy"))
                        .map(fact -> fact.protocol().fields().get("supernet"))
                        .distinct())
                .as("the supernet is named in every fact")
                .hasSize(1);
        List<String> best = inherited.keySet().stream()
                .sorted(Comparator.<String>comparingDouble(candidate -> -inherited.getOrDefault(candidate, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(2)
                .toList();
        assertThat(of(facts, "accuracy").keySet()).containsExactlyInAnyOrderElementsOf(best);
        JsonNode board = new ObjectMapper()
                .readTree(Terminals.weft("leaderboard", "--json", "--db", "" + store)
                        .out());
        assertThat(board.at("/rows/0/evidence").asText()).isEqualTo("trained (2 epochs)");
        assertThat(board.at("/rows/1/evidence").asText()).isEqualTo("trained (1 epoch)");
        assertThat(board.at("/rows/2/evidence").asText()).isEqualTo("supernet");
        assertThat(board.at("/rows/" + (EVALUATIONS - 1) + "/evidence").asText())
                .isEqualTo("supernet");
        assertThat(folder.resolve("report/index.html"))
                .content()
                .contains("Best inherited accuracy so far", "in the order of their inherited accuracy");
        Terminals.Said again = Terminals.weft("replay", "--workers", "1", "--db", "" + store);
        assertThat(again.code()).as(again.err() + again.out()).isZero();
        assertThat(again.out())
                .contains("identical: %s rows, digest %s".formatted(EVALUATIONS, Terminals.digest(store)));
        assertThat(again.err()).contains("supernet: the same, ").doesNotContain("differ");
        assertThat(Terminals.weft("train", "--top", "1", "--epochs", "1", "--db", "" + store)
                        .code())
                .isZero();
    }

    @Test
    void aKilledSearchGoesOnAsIfNothingHadHappened() throws Exception {
        Path straight = folder.resolve("straight");
        Path killed = folder.resolve("killed");
        assertThat(Terminals.weft(search(straight)).code()).isZero();

        Path log = folder.resolve("log");
        Process process = Terminals.start(log, search(killed));
        while (process.isAlive() && known(killed) < 5 * 10) {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive()).as(Terminals.read(log)).isTrue();
        process.destroyForcibly().waitFor();
        int before = known(killed);
        assertThat(before).isLessThan(facts(straight).size());

        Terminals.Said resumed = Terminals.weft("resume", "--workers", "1", "--db", "" + killed);

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Terminals.digest(killed)).isEqualTo(Terminals.digest(straight));
        assertThat(facts(killed)).hasSameSizeAs(facts(straight));
    }

    @Test
    void aChangedSupernetIsAnotherSearchAndResumeRefusesIt() throws IOException {
        Path store = folder.resolve("store");
        assertThat(Terminals.weft(search(store)).code()).isZero();
        String first = interrupted(store);
        assertThat(Terminals.weft(search(store)).err()).as("the same search").contains("weft resume " + first);

        Files.delete(supernet);
        Terminals.Said gone = Terminals.weft("resume", first, "--db", "" + store);
        assertThat(gone.code()).isEqualTo(2);
        assertThat(gone.err()).contains("tiny.supernet").doesNotContain("\tat ");

        trained("2");
        Terminals.Said refused = Terminals.weft("resume", first, "--db", "" + store);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("The supernet is not what the run began with")
                .doesNotContain("\tat ");
        try (RunStore reopened = H2RunStore.open(store)) {
            reopened.mark(first, RunStatus.FINISHED, 1);
        }
        Terminals.Said other = Terminals.weft("replay", first, "--db", "" + store);
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("supernet: was ", "The supernet is not what run " + first + " was made with");
        assertThat(Terminals.weft(search(store)).code()).isZero();
        try (RunReader reader = H2RunStore.read(store)) {
            assertThat(reader.runs()).hasSize(2);
        }
    }

    @Test
    void whatDoesNotGoTogetherIsOneLineBeforeAnythingIsStored() throws IOException {
        refused("its space is vit-mini-v2, not vit-mini-v1", "--space", "vit-mini-v1");
        refused("its data is ", "--limit", "150", "--batch", "64");
        refused("none.supernet", "--supernet", "" + folder.resolve("none.supernet"));
        refused("proxies (nwot) does not go with a supernet", "--proxies", "nwot");
        refused("proxies (auto) asks for a trust report", "--proxies", "auto");
        refused("judge-by (training) does not go with a supernet", "--judge-by", "training");
        refused(") is about supernets, proxies or training, and with a table", "--table", "t.csv", "--target", "x");
        refused("objectives (nwot) is a proxy", "--objectives", "accuracy,nwot");
        refused("objectives (-params) must hold accuracy", "--objectives", "-params");
        byte[] content = Files.readAllBytes(supernet);
        Files.write(supernet, Arrays.copyOf(content, content.length - 100));
        refused("is damaged");
    }

    private void refused(String reason, String... more) {
        Path store = folder.resolve("refused");
        Terminals.Said said = Terminals.weft(search(store, more));
        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err().strip().lines()).as(said.err()).hasSize(1);
        assertThat(said.err()).contains(reason);
        assertThat(store).doesNotExist();
    }

    /** A tiny search within a window of parameters; a setting that is given again takes the place of the first. */
    private String[] search(Path store, String... more) {
        var settings = new TreeMap<String, String>();
        settings.put("--space", "vit-mini-v2");
        settings.put("--supernet", "" + supernet);
        settings.put("--limit", "200");
        settings.put("--constraint", "params<" + WINDOW);
        settings.put("--evaluations", "" + EVALUATIONS);
        settings.put("--reference", "6");
        settings.put("--population", "8");
        settings.put("--promote", "2");
        settings.put("--short-epochs", "1");
        settings.put("--finish", "1");
        settings.put("--full-epochs", "2");
        settings.put("--optimizer", "adamw");
        settings.put("--workers", "2");
        settings.put("--db", "" + store);
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        var command = new ArrayList<>(List.of("search"));
        settings.forEach((name, value) -> command.addAll(List.of(name, value)));
        return command.toArray(String[]::new);
    }

    private static Map<String, Double> of(List<Evaluation> facts, String metric) {
        var values = new TreeMap<String, Double>();
        facts.stream()
                .filter(fact -> fact.metric().equals(metric))
                .forEach(fact ->
                        values.put(fact.candidate(), fact.score().value().orElseThrow()));
        return values;
    }

    private static List<Evaluation> facts(Path store) {
        try (RunReader reader = H2RunStore.read(store)) {
            return reader.runs().isEmpty()
                    ? List.of()
                    : reader.evaluations(reader.runs().get(0).run().id());
        }
    }

    /** The reference sample. */
    private static List<String> drawn(Path store) {
        try (RunReader reader = H2RunStore.read(store)) {
            return reader.candidates(reader.runs().get(0).run().id()).stream()
                    .filter(candidate -> candidate.operator().equals("random") && candidate.step() == -1)
                    .map(Candidate::genome)
                    .toList();
        }
    }

    private static int known(Path store) {
        try {
            return Files.exists(store.resolve("weft.mv.db")) ? facts(store).size() : 0;
        } catch (StoreException e) {
            return 0;
        }
    }

    private static String interrupted(Path store) {
        try (RunStore facts = H2RunStore.open(store)) {
            String run = facts.runs().get(0).run().id();
            facts.mark(run, RunStatus.STOPPED, 1);
            return run;
        }
    }
}
