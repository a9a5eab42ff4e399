package io.github.weft.cli;

import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Architectures that a user names: {@code --arch}, as often as wanted, and {@code --arch-file}. */
final class Architectures {

    @Option(
            names = "--arch",
            paramLabel = "TEXT",
            description = "An architecture in the text form of its space. Repeatable.")
    private List<String> texts = new ArrayList<>();

    @Option(
            names = "--arch-file",
            paramLabel = "FILE",
            description = "One architecture a line; empty lines and lines that begin with # are skipped.")
    private @Nullable Path file;

    boolean given() {
        return !texts.isEmpty() || file != null;
    }

    /** All of them, in order. */
    List<Genome> read(SearchSpace space) {
        var problems = new ArrayList<String>();
        var genomes = new ArrayList<Genome>();
        for (String text : texts) {
            genomes.add(UserMistake.reading(() -> space.parse(text.strip())));
        }
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                genomes.add(space.parse(line));
            } catch (IllegalArgumentException e) {
                problems.add("%s line %s: %s".formatted(file, i + 1, e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserMistake(summary(problems));
        }
        if (genomes.isEmpty()) {
            throw new UserMistake("No architecture was named. Give --arch TEXT or --arch-file FILE.");
        }
        return genomes;
    }

    /** The same, if all of them are candidates of the space. */
    static List<Genome> admitted(List<Genome> genomes, SearchSpace space, Setting setting) {
        for (Genome genome : genomes) {
            space.objection(genome, setting).ifPresent(objection -> {
                throw new UserMistake("architecture (%s) %s.".formatted(space.format(genome), objection));
            });
        }
        return genomes;
    }

    private List<String> lines() {
        try {
            return file == null ? List.of() : Files.readAllLines(file);
        } catch (IOException e) {
            throw new UserMistake("arch-file (%s) cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    private static String summary(List<String> problems) {
        List<String> shown = problems.subList(0, Math.min(10, problems.size()));
        return String.join("\n", shown)
                + (problems.size() > shown.size() ? "\n... and %s more".formatted(problems.size() - shown.size()) : "");
    }
}
