package io.github.weft.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Numbers that take long, one file each, so that a program that was stopped goes on where it was. */
record KeptNumbers(Path folder) {

    KeptNumbers {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was kept under a name, or what the work gives. */
    double[] of(String name, Supplier<double[]> work) {
        Path file = folder.resolve(name + ".txt");
        try {
            if (!Files.exists(file)) {
                String lines =
                        Arrays.stream(work.get()).mapToObj(Double::toString).collect(Collectors.joining("\n"));
                Path written = Files.writeString(folder.resolve(name + ".new"), lines);
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            List<String> lines = Files.readAllLines(file);
            return lines.stream().mapToDouble(Double::parseDouble).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
