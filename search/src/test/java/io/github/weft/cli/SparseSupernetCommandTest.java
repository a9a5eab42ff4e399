package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supernets of the two sparse spaces, from training to a search by them. */
@Tag("torch")
@Tag("heavy")
class SparseSupernetCommandTest {

    @TempDir
    Path folder;

    private Terminals.Said weft(String line, String... more) {
        var words = new ArrayList<>(Arrays.asList(line.split(" ")));
        words.addAll(List.of(more));
        Terminals.Said said = Terminals.weft(words.toArray(String[]::new));
        assertThat(said.code()).as(line + said.err()).isZero();
        return said;
    }

    @Test
    void networksOfFewConnectionsInheritThem() throws IOException {
        Path supernet = folder.resolve("sparse.supernet");
        Path store = folder.resolve("store");
        weft("supernet train --space sparse --limit 200 --batch 16 --steps 12 --out " + supernet);

        weft(
                "search --space sparse --limit 200 --supernet %s --strategy random --objectives accuracy --evaluations 12 --reference 4 --promote 1 --short-epochs 1 --finish 0 --db %s"
                        .formatted(supernet, store));

        JsonNode rows = new ObjectMapper()
                .readTree(weft("leaderboard --json --db " + store).out())
                .get("rows");
        var accuracies = new HashSet<Double>();
        rows.forEach(row -> accuracies.add(row.at("/metrics/inherited-accuracy").asDouble()));
        assertThat(rows).hasSizeGreaterThanOrEqualTo(12);
        assertThat(accuracies).hasSizeGreaterThan(3);
        assertThat(rows.get(0).get("evidence").asText()).isEqualTo("trained (1 epoch)");
    }

    @Test
    void adaptationBeginsWithTheTrainedTransformer() throws IOException {
        Path store = folder.resolve("store");
        weft("train --space sparse-vit --skeleton patch=4 --arch 0-0-0-0 --limit 200 --epochs 1 --optimizer adamw --db "
                + store);
        Path trained;
        try (var files = Files.walk(store.resolve("weights"))) {
            trained = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        String adapt =
                "supernet train --space sparse-vit --skeleton patch=4 --limit 200 --batch 16 --steps 3 --optimizer adamw --learning-rate 0.0003 --out ";

        weft(adapt + folder.resolve("adapted"), "--start", "" + trained);
        weft(adapt + folder.resolve("fresh"));

        assertThat(Files.readAllBytes(folder.resolve("adapted")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("fresh")));
        Terminals.Said other = Terminals.weft(
                (adapt + folder.resolve("adapted")).split(" ")); // without --start it is another supernet's file
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("began with trained weights").doesNotContain("\tat ");
    }
}
