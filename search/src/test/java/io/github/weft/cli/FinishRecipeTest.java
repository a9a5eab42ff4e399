package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the full trainings of a search do to images: moving them by up to 3 of 28 pixels costs small networks points. */
@Tag("torch")
class FinishRecipeTest {

    private static final String SEARCH =
            "search --space nb201 --skeleton channels=4,cells=1 --limit 300 --batch 8 --evaluations 3 --reference 2"
                    + " --population 2 --promote 1 --short-epochs 1 --finish 1 --full-epochs 2";

    @TempDir
    Path folder;

    @Test
    void imagesAreMirroredAndNotMoved() {
        weft(SEARCH);

        assertThat(crops()).containsExactly("1 epochs by 0", "2 epochs by 0");
    }

    /** The second command finds no run of its name, and the old one's text says what it did. */
    @Test
    void aSearchThatWasStoredWithCropsIsAnotherAndIsMadeAgainWithThem() {
        weft(SEARCH + " --augment auto");
        assertThat(crops()).containsExactly("1 epochs by 0", "2 epochs by 3");
        weft("replay");

        weft("train --top 1 --epochs 2");
        assertThat(crops()).as("not taken over").containsExactly("2 epochs by 0");
        weft(SEARCH);
        assertThat(crops()).containsExactly("1 epochs by 0", "2 epochs by 0");
    }

    private void weft(String command) {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--db", folder.resolve("store").toString()));
        Terminals.Said said = Terminals.weft(words.toArray(String[]::new));
        assertThat(said.code()).as(said.err() + said.out()).isZero();
    }

    /** By how many pixels the trainings of the newest run moved images. */
    private List<String> crops() {
        try (RunReader facts = H2RunStore.read(folder.resolve("store"))) {
            RunRow newest = facts.runs().get(0);
            return facts.evaluations(newest.run().id()).stream()
                    .filter(fact -> fact.metric().equals("accuracy"))
                    .map(fact -> "%s epochs by %s"
                            .formatted(fact.fidelity(), fact.protocol().fields().get("crop")))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
