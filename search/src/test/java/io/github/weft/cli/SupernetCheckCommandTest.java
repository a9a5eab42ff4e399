package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.score.Evaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weft supernet check} from files to the table. */
@Tag("torch")
@Tag("heavy")
class SupernetCheckCommandTest {

    @TempDir
    Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void twoSupernets() {
        first = trained("uniform-1", "1");
        second = trained("uniform-2", "2");
    }

    private Path trained(String name, String seed) {
        Path file = folder.resolve(name + ".supernet");
        Terminals.Said said = Terminals.weft(
                "supernet",
                "train",
                "--space",
                "vit-mini-v2",
                "--limit",
                "200",
                "--batch",
                "16",
                "--steps",
                "6",
                "--optimizer",
                "adamw",
                "--seed",
                seed,
                "--out",
                "" + file);
        assertThat(said.code()).as(said.err()).isZero();
        return file;
    }

    private Terminals.Said check(String... more) {
        var command = new ArrayList<>(List.of("supernet", "check"));
        command.addAll(List.of(more));
        command.addAll(List.of("--space", "vit-mini-v2", "--limit", "200", "--optimizer", "adamw"));
        command.addAll(List.of("--sample", "5", "--short-epochs", "2", "--out", "" + folder.resolve("r")));
        command.addAll(List.of("--db", "" + folder.resolve("s"), "--json"));
        return Terminals.weft(command.toArray(String[]::new));
    }

    @Test
    void everySupernetStandsBesideSizesUntrainedWeightsOneEpochAndAnotherSeed() throws Exception {
        Terminals.Said said = check("" + first, "" + second);

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(said.out());
        assertThat(StreamSupport.stream(report.get("rows").spliterator(), false)
                        .map(row -> row.get("score").asText() + " "
                                + row.get("kind").asText()))
                .contains(
                        "uniform-1 supernet",
                        "uniform-2 supernet",
                        "untrained baseline",
                        "one-epoch baseline",
                        "params baseline",
                        "flops baseline",
                        "random baseline",
                        "width-sum proxy");
        assertThat(report.get("judged").asInt()).isEqualTo(5);
        assertThat(folder.resolve("r/index.html")).content().contains("uniform-1", "one-epoch");
        try (RunReader facts = H2RunStore.read(folder.resolve("s"))) {
            List<Evaluation> inherited = facts
                    .evaluations(facts.runs().get(0).run().id())
                    .stream()
                    .filter(evaluation -> evaluation.metric().equals("inherited-accuracy"))
                    .toList();
            assertThat(inherited).as("five networks by three sets of weights").hasSize(15);
            assertThat(inherited.stream()
                            .map(evaluation -> evaluation.protocol().fields().get("supernet")))
                    .as("each of its own")
                    .contains("untrained")
                    .satisfies(
                            digests -> assertThat(digests.stream().distinct()).hasSize(3));
        }
        assertThat(Terminals.weft(
                                "search",
                                "--space",
                                "vit-mini-v2",
                                "--limit",
                                "200",
                                "--proxies",
                                "auto",
                                "--db",
                                "" + folder.resolve("s"))
                        .err())
                .as("a check of supernets is no report on proxies")
                .contains("the store has none");
    }

    @Test
    void whatIsNoSupernetOfThisSpaceAndDataIsRefusedBeforeAnythingIsStored() throws Exception {
        Terminals.Said missing = check("" + folder.resolve("none.supernet"));
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none.supernet").doesNotContain("\tat ");

        Terminals.Said twice = check("" + first, "" + first);
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("names two files (uniform-1)");

        byte[] content = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(content, content.length - 100));
        Terminals.Said cut = check("" + first, "" + second);
        assertThat(cut.code()).isEqualTo(2);
        assertThat(cut.err().strip().lines()).hasSize(1);
        assertThat(cut.err()).contains("uniform-2.supernet", "is damaged");

        Terminals.Said other =
                Terminals.weft("supernet", "check", "" + first, "--space", "vit-mini-v1", "--limit", "200");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("its space is vit-mini-v2, not vit-mini-v1");
        assertThat(folder.resolve("s")).doesNotExist();
    }
}
