package io.github.weft.search.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Published tables that have a name, and where their files are looked for. */
public final class Tables {

    /**
     * A table that is known by name.
     *
     * @param space whose networks it holds
     * @param target the column to take where none is named
     * @param files paths below the folder of tables
     * @param origin where it comes from, for people: nothing is ever fetched
     */
    public record Known(String name, String space, String target, List<String> files, String origin) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "nb201",
                    "nb201",
                    "c10_test_200",
                    List.of("nb201.csv.gz", "nb201.csv", "nasbench201/accuracy.csv.gz"),
                    "a CSV of NAS-Bench-201 (https://github.com/D-X-Y/NATS-Bench, file NATS-tss-v1_0-3ffb9-simple) with the columns"
                            + " arch (the architecture string) and c10_test_200 (CIFAR-10 test accuracy in % after 200 epochs)"));

    private Tables() {}

    /** The table of that name. */
    public static Optional<Known> named(String name) {
        return KNOWN.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /**
     * The file of a table that was asked for by name or by path.
     *
     * @param folder of tables that are known by name
     * @throws IllegalArgumentException saying where it was looked for, and how to get it
     */
    public static Path file(String table, Path folder) {
        Optional<Known> known = named(table);
        if (known.isPresent()) {
            return known.get().files().stream()
                    .map(folder::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(missing(known.get(), folder)));
        }
        Path file = Path.of(table);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("table (%s) is no file. Tables that are known by name: %s."
                    .formatted(table, KNOWN.stream().map(Known::name).collect(Collectors.joining(", "))));
        }
        return file;
    }

    private static String missing(Known table, Path folder) {
        return "table (%s) is not in %s, where it may be called %s. It is %s. Put it there, set WEFT_TABLES to its folder, or give a file: --table FILE --target COLUMN."
                .formatted(
                        table.name(),
                        folder.toAbsolutePath().normalize(),
                        String.join(" or ", table.files()),
                        table.origin());
    }
}
