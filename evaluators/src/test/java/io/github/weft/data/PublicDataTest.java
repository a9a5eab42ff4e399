package io.github.weft.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicDataTest {

    @TempDir
    Path folder;

    private static PublicFile file(String name) {
        return PublicData.all().stream()
                .flatMap(set -> set.files().stream())
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everySetSaysWhereItComesFromAndWhatItMayBeUsedFor() {
        assertThat(PublicData.all()).hasSize(2).allSatisfy(set -> {
            assertThat(set.sources()).isNotEmpty();
            assertThat(set.licence()).isNotBlank();
            assertThat(set.files()).isNotEmpty();
        });
    }

    @Test
    void aCopyIsKnownByItsContent() {
        PublicFile batch = file("data_batch_1.bin");

        assertThat(batch.check(folder)).isEqualTo(PublicFile.Copy.MISSING);
        TinyFiles.write(folder.resolve("data_batch_1.bin.gz"), TinyFiles.gzip(TinyFiles.cifar(1)));
        assertThat(batch.check(folder)).isEqualTo(PublicFile.Copy.DIFFERENT);
        TinyFiles.write(folder.resolve("test_batch.bin"), TinyFiles.cifar(1));
        assertThat(file("test_batch.bin").check(folder)).isEqualTo(PublicFile.Copy.UNCHECKED);
    }

    @Test
    void checksumIsThatOfTheContent() {
        var abc = new PublicFile(
                "abc", java.util.Optional.empty(), java.util.Optional.of("900150983cd24fb0d6963f7d28e17f72"));

        TinyFiles.write(folder.resolve("abc.gz"), TinyFiles.gzip(new byte[] {'a', 'b', 'c'}));

        assertThat(abc.check(folder)).isEqualTo(PublicFile.Copy.GENUINE);
    }

    @Test
    void officialBatchIsGenuine() {
        Path shared = Path.of("../../shared/data/cifar10");
        assumeTrue(Files.isDirectory(shared), "../shared/data/cifar10 is not here: skipped");

        assertThat(file("data_batch_1.bin").check(shared)).isEqualTo(PublicFile.Copy.GENUINE);
    }
}
