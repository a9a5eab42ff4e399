package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetTest {

    @TempDir
    Path folder;

    @Test
    void allFilesAreWrittenAndNothingElseStays() throws IOException {
        Path written = new FileSet().add("a.csv", "1\n").add("b.html", "ä").write(folder.resolve("new/one"));

        assertThat(written.resolve("a.csv")).hasContent("1\n");
        assertThat(written.resolve("b.html")).hasContent("ä");
        try (var files = Files.list(written)) {
            assertThat(files).hasSize(2);
        }
    }

    /** The disk has room for the first file and for three bytes of the second. */
    @Test
    void aDiskThatFillsUpLeavesTheFilesOfBeforeAsTheyWere() throws IOException {
        new FileSet().add("a.csv", "before a").add("b.html", "before b").write(folder);
        var full = new FileSet((file, bytes) -> {
            boolean second = file.getFileName().toString().startsWith("b.html");
            Files.write(file, second ? java.util.Arrays.copyOf(bytes, 3) : bytes);
            if (second) {
                throw new IOException("No space left on device");
            }
        });

        assertThatThrownBy(() ->
                        full.add("a.csv", "after a").add("b.html", "after b").write(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device (14 bytes are needed; files that were there are as they were)");

        assertThat(folder.resolve("a.csv")).hasContent("before a");
        assertThat(folder.resolve("b.html")).hasContent("before b");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFileInTheWayOfTheFolderIsNamed() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "mine");

        assertThatThrownBy(() -> new FileSet().add("a", "").write(taken))
                .isInstanceOf(IOException.class)
                .hasMessage(taken + " is there and no folder");
        assertThat(taken).hasContent("mine");
    }

    /** Both files are on the disk by then; a folder of that name with something in it cannot be replaced by the second. */
    @Test
    void aFileThatCannotTakeItsPlaceIsToldWithThoseThatHave() throws IOException {
        new FileSet().add("a.csv", "before a").add("c.md", "before c").write(folder);
        Files.writeString(Files.createDirectory(folder.resolve("b.html")).resolve("mine"), "mine");
        var files =
                new FileSet().add("a.csv", "after a").add("b.html", "after b").add("c.md", "after c");

        assertThatThrownBy(() -> files.write(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("b.html: Is a directory (a.csv is new; as before: b.html, c.md)");

        assertThat(folder.resolve("a.csv")).hasContent("after a");
        assertThat(folder.resolve("c.md")).hasContent("before c");
        try (var names = Files.list(folder)) {
            assertThat(names).hasSize(3);
        }
    }

    @Test
    void aFileKeepsItsPermissionsWhenItIsWrittenAgain() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews())
                .as("files have permissions here")
                .contains("posix");
        new FileSet().add("a.csv", "before").write(folder);
        var shared = PosixFilePermissions.fromString("rw-rw-r-x");
        Files.setPosixFilePermissions(folder.resolve("a.csv"), shared);

        new FileSet().add("a.csv", "after").write(folder);

        assertThat(folder.resolve("a.csv")).hasContent("after");
        assertThat(Files.getPosixFilePermissions(folder.resolve("a.csv"))).isEqualTo(shared);
    }
}
