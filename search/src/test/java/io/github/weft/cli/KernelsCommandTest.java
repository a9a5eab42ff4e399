package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.supernet.Checkpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --kernels transform}: supernets whose smaller kernels are made by matrices. */
@Tag("torch")
class KernelsCommandTest {

    @TempDir
    Path folder;

    @Test
    void aSupernetLearnsMatricesAndIsRefusedByWhoeverCutsKernelsOut() {
        Path file = folder.resolve("t.supernet");
        Path store = folder.resolve("store");
        assertThat(train(file, "--kernels", "transform").code()).isZero();
        assertThat(Checkpoint.read(file).tensors().names())
                .as("matrices of 9 x 9, as parameters")
                .anyMatch(name -> name.contains("5to3"));

        refused(train(file), "kernels (cut or transform) differs");
        refused(search(file, store), "kernels (cut or transform) differs");
        refused(check(file, store), "kernels (cut or transform) differs");
        assertThat(store).doesNotExist();
        Terminals.Said searched = search(file, store, "--kernels", "transform");
        assertThat(searched.code()).as(searched.err()).isZero();
        assertThat(searched.out())
                .contains("weft supernet check " + file + " --space mbconv-mini --kernels transform --limit 100");
    }

    @Test
    @Tag("heavy")
    void aCheckOfItTakesThemToo() {
        Path file = folder.resolve("t.supernet");
        assertThat(train(file, "--kernels", "transform").code()).isZero();

        Terminals.Said checked = check(file, folder.resolve("store"), "--kernels", "transform");

        assertThat(checked.code()).as(checked.err()).isZero();
        assertThat(checked.out()).contains("one-epoch");
    }

    @Test
    void itIsForSupernetsOfSpacesWithElasticKernels() {
        Path store = folder.resolve("store");
        refused(
                Terminals.weft("search", "--space", "mbconv-mini", "--kernels", "transform", "--db", "" + store),
                "kernels (transform) says how a supernet makes smaller kernels");
        refused(
                Terminals.weft("search", "--space", "nb201", "--kernels", "transform", "--db", "" + store),
                "space (nb201) has none that it could make");
        refused(Terminals.weft("search", "--kernels", "transfrom", "--db", "" + store), "Did you mean transform?");
        assertThat(store).doesNotExist();
    }

    private static void refused(Terminals.Said said, String reason) {
        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err().strip().lines()).as(said.err()).hasSize(1);
        assertThat(said.err()).contains(reason);
    }

    private Terminals.Said train(Path file, String... more) {
        return weft(List.of("supernet", "train", "--batch", "8", "--steps", "3", "--out", "" + file), more);
    }

    private Terminals.Said search(Path file, Path store, String... more) {
        return weft(
                List.of(
                        "search",
                        "--supernet",
                        "" + file,
                        "--evaluations",
                        "4",
                        "--reference",
                        "2",
                        "--promote",
                        "0",
                        "--db",
                        "" + store),
                more);
    }

    private Terminals.Said check(Path file, Path store, String... more) {
        var words = new ArrayList<>(List.of("supernet", "check", "" + file, "--sample", "3", "--short-epochs", "1"));
        words.addAll(List.of("--out", "" + folder.resolve("r"), "--db", "" + store));
        return weft(words, more);
    }

    private static Terminals.Said weft(List<String> words, String... more) {
        var command = new ArrayList<>(words);
        command.addAll(List.of("--space", "mbconv-mini", "--limit", "100"));
        command.addAll(List.of(more));
        return Terminals.weft(command.toArray(String[]::new));
    }
}
