package io.github.weft.search.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.weft.arch.Shape;
import io.github.weft.latency.Calibration;
import io.github.weft.latency.Calibration.Known;
import io.github.weft.latency.Device;
import io.github.weft.latency.PredictionError;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class CalibrationFileTest {

    @TempDir
    Path folder;

    /** A calibration by which every part takes so many milliseconds and nothing else counts. */
    public static Calibration counting(SearchSpace space, Setting setting, double millis) {
        return new Calibration(
                Calibration.world(space, setting),
                new Device("a processor", "an os", "a runtime 1.0", 1, 1),
                "2026-01-02T03:04:05Z",
                millis / 10,
                new TreeMap<>(),
                new TreeMap<>(Map.of("all", List.of(Math.log(millis), 0.0, 0.0, 0.0))),
                new TreeMap<>(Map.of("one", 0.0)),
                List.of(new Known("a", .1, .1)),
                List.of(new Known("a", .1, .1)),
                List.of(new Known("b", 1 / 3.0, .3)),
                new PredictionError(1, 1, .1, .1),
                0);
    }

    @Test
    void othersMayReadTheFileAsAnyOther() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews())
                .as("files have permissions here")
                .contains("posix");
        Path file = folder.resolve("mobile.json");
        CalibrationFile.of(counting(Spaces.named("mobile"), setting(), .001)).write(file);

        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(Files.writeString(folder.resolve("ordinary"), "")));
    }

    @Test
    void whatWasWrittenIsReadBackToTheLastBit() throws IOException {
        Calibration calibration = counting(Spaces.named("mobile"), setting(), .001);
        Path file = folder.resolve("new/folder/mobile.json");

        CalibrationFile.of(calibration).write(file);
        byte[] first = Files.readAllBytes(file);
        CalibrationFile read = CalibrationFile.read(file);
        read.write(file);

        assertThat(read.calibration()).isEqualTo(calibration);
        assertThat(read.digest())
                .isEqualTo(CalibrationFile.of(calibration).digest())
                .hasSize(64);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void whatIsNotAsItWasWrittenIsRefused() throws IOException {
        Path file = folder.resolve("mobile.json");
        CalibrationFile.of(counting(Spaces.named("mobile"), setting(), .001)).write(file);
        String text = Files.readString(file);

        refused(file, text.replace("\"measured\" : 0.1", "\"measured\" : 0.2"), "is damaged: its digest differs");
        refused(file, text.replace("\"overhead\"", "\"overheat\""), "is damaged: something is missing in it");
        refused(file, text.substring(0, text.length() / 2), "is damaged: it is no JSON");
        refused(file, "{}", "is no calibration. Maybe name a file that weft latency calibrate has written.");
        refused(file, "", "is no calibration");
        Files.delete(file);
        assertThatThrownBy(() -> CalibrationFile.read(file)).hasMessage("latency (%s) is not there.".formatted(file));
    }

    private static void refused(Path file, String text, String why) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> CalibrationFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("latency (%s) ".formatted(file))
                .hasMessageContaining(why);
    }

    private static Setting setting() {
        return Spaces.named("mobile").setting(Shape.image(1, 28, 28), 10);
    }
}
