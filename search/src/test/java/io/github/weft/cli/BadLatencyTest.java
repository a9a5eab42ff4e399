package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Shape;
import io.github.weft.search.latency.CalibrationFile;
import io.github.weft.search.latency.CalibrationFileTest;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users get wrong with latencies: one line that says how to mend it, and nothing written. */
class BadLatencyTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void calibrated() {
        file = folder.resolve("mobile.json");
        SearchSpace mobile = Spaces.named("mobile");
        CalibrationFile.of(CalibrationFileTest.counting(mobile, mobile.setting(Shape.image(1, 28, 28), 10), .001))
                .write(file);
    }

    @Test
    void latencyNeedsACalibration() {
        search(
                "constraint (latency<5ms) asks for latencies of space mobile on this machine, and --latency FILE names no"
                        + " calibration. Make one with: weft latency calibrate",
                "--constraint",
                "latency<5ms");
        search(
                "objectives (-latency) asks for latencies of space nb201 on this machine",
                "--objectives",
                "accuracy,-latency",
                "--space",
                "nb201");
        search(
                "Make one with: weft latency calibrate --space nb201 --skeleton cells=1",
                "--constraint",
                "latency<5ms",
                "--space",
                "nb201",
                "--skeleton",
                "cells=1");
    }

    /** What the message names can be given: {@code --latency} is an option there too, and names a file of other networks here. */
    @Test
    void trustReportsAndChecksTakeACalibration() {
        for (String command : List.of("proxies trust", "supernet check none.supernet")) {
            refused(
                    "constraint (latency<5ms) asks for latencies of space nb201 on this machine, and --latency FILE names no calibration.",
                    (command + " --space nb201 --limit 200 --constraint latency<5ms").split(" "));
            refused(
                    "was calibrated for other networks: its space is (mobile), not (nb201).",
                    (command + " --space nb201 --limit 200 --constraint latency<5ms --latency " + file).split(" "));
        }
    }

    @Test
    void aLimitHasAUnit() {
        search(
                "constraint (latency<5) limits latency: 5 must be a time with its unit, such as 800us, 5ms or 0.1s.",
                "--constraint",
                "latency<5");
        search("limits latency: 5k must be a time", "--constraint", "latency<5k");
    }

    @Test
    void aCalibrationIsOfOneWorld() {
        search(
                "was calibrated for other networks: its space is (mobile), not (nb201). Maybe calibrate again, with weft latency calibrate --space nb201.",
                "--latency",
                "" + file,
                "--space",
                "nb201");
        search(
                "its setting is (input 1x28x28,classes 10,skeleton {stem-stride 2}), not (input 1x28x28,classes 10,skeleton {stem-stride 1})",
                "--latency",
                "" + file,
                "--skeleton",
                "stem-stride=1");
    }

    @Test
    void aFileIsThereAndWhole() throws IOException {
        search("latency (nowhere.json) is not there.", "--latency", "nowhere.json");
        Files.writeString(file, Files.readString(file).replace("\"disturbed\" : 0", "\"disturbed\" : 1"));
        search("is damaged: its digest differs. Maybe calibrate again.", "--latency", "" + file);
        Files.writeString(file, "images");
        search("is damaged: it is no JSON", "--latency", "" + file);
    }

    @Test
    void commandsSayWhatTheyNeed() {
        refused("space (mobil) is not known. Did you mean mobile?", "latency", "calibrate", "--space", "mobil");
        refused("networks (2) must be from 5 to 10000.", "latency", "calibrate", "--networks", "2");
        refused("threads (0) must be from 1 to 256.", "latency", "calibrate", "--threads", "0");
        refused("Measure what? Give either --top K, or --arch TEXT or --arch-file FILE.", "latency", "measure");
        refused("run (4f) goes with --top K only.", "latency", "measure", "--run", "4f", "--arch", "x");
        refused("top (0) must be at least 1.", "latency", "measure", "--top", "0");
        refused("There is no store at", "latency", "measure", "--top", "1");
        refused("Do what? weft latency --help lists it.\nTry: weft latency --help", "latency");
    }

    private void search(String why, String... options) {
        var command = new ArrayList<>(List.of("search", "--limit", "200"));
        command.addAll(List.of(options));
        refused(why, command.toArray(String[]::new));
    }

    private void refused(String why, String... command) {
        var whole = new ArrayList<>(List.of(command));
        if (command.length > 1) {
            whole.addAll(List.of("--db", "" + folder.resolve("store")));
        }
        Terminals.Said said = Terminals.weft(whole.toArray(String[]::new));

        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err().strip()).contains(why);
        assertThat(said.err().strip().lines()).as(said.err()).hasSizeLessThan(3);
        assertThat(folder.resolve("store")).doesNotExist();
    }
}
