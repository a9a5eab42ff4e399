package io.github.weft.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void theFileIsWrittenAndNothingElseStays() throws IOException {
        WholeFile.write(folder.resolve("new/a"), new byte[] {1, 2});

        assertThat(folder.resolve("new/a")).hasBinaryContent(new byte[] {1, 2});
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFolderInItsPlaceStaysAndNothingElseDoes() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("mine"), "mine");

        assertThatThrownBy(() -> WholeFile.write(folder.resolve("a"), new byte[1]))
                .isInstanceOf(IOException.class);

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a"));
        }
    }

    @Test
    void aNewFileHasThePermissionsOfAnOrdinaryOne() throws IOException {
        assumePermissions();
        Path ordinary = Files.writeString(folder.resolve("ordinary"), "");

        WholeFile.write(folder.resolve("a"), new byte[1]);

        assertThat(Files.getPosixFilePermissions(folder.resolve("a")))
                .isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void aFileKeepsItsPermissionsWhenItIsWrittenAgain() throws IOException {
        assumePermissions();
        Path file = Files.writeString(folder.resolve("a"), "before");
        var shared = PosixFilePermissions.fromString("rw-rw-r-x");
        Files.setPosixFilePermissions(file, shared);

        WholeFile.write(file, new byte[] {1});

        assertThat(file).hasBinaryContent(new byte[] {1});
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(shared);
    }

    private void assumePermissions() {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews())
                .as("files have permissions here")
                .contains("posix");
    }
}
