package io.github.weft.cli;

import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sets of searches on a table of all toy cells in which a network has 80 and for each edge its operation's index: a smooth hill, which evolution climbs
 * and chance does not.
 *
 * @param folder of the table and the store
 */
record ToySets(Path folder) {

    /** Networks that a search looks up. */
    static final int EVALUATIONS = 120;

    /** Writes the table. */
    static ToySets in(Path folder) throws IOException {
        SearchSpace space = Spaces.named("toy-cell");
        var lines = new ArrayList<>(List.of("architecture,value"));
        for (int index = 0; index < 4096; index++) {
            Genome genome = Genome.of(
                    index & 3, index >> 2 & 3, index >> 4 & 3, index >> 6 & 3, index >> 8 & 3, index >> 10 & 3);
            int sum = genome.alleles().stream().mapToInt(Integer::intValue).sum();
            lines.add("\"%s\",%s".formatted(space.format(genome), 80 + sum));
        }
        var sets = new ToySets(folder);
        Files.write(sets.table(), lines);
        return sets;
    }

    Path table() {
        return folder.resolve("table.csv");
    }

    Path store() {
        return folder.resolve("store");
    }

    /** As many searches from that seed on, in the store. */
    Terminals.Said search(String strategy, long seed, int seeds, String... more) {
        var words = new ArrayList<>(List.of("--seeds", "" + seeds));
        words.addAll(List.of(more));
        return search(store(), table(), strategy, seed, words);
    }

    static Terminals.Said search(Path store, Path table, String strategy, long seed, List<String> more) {
        var words = new ArrayList<>(List.of("search", "--space", "toy-cell", "--limit", "100"));
        words.addAll(List.of("--table", "" + table, "--target", "value", "--objectives", "accuracy"));
        words.addAll(List.of("--strategy", strategy, "--evaluations", "" + EVALUATIONS, "--seed", "" + seed));
        words.addAll(List.of("--workers", "2", "--db", "" + store));
        words.addAll(more);
        return Terminals.weft(words.toArray(String[]::new));
    }

    Terminals.Said compare(String... arguments) {
        var words = new ArrayList<>(List.of("compare"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--db", "" + store()));
        return Terminals.weft(words.toArray(String[]::new));
    }

    /** The ids of a strategy's searches with at most so many seeds from the first on, by seed. */
    List<String> ids(String strategy, long seed, int seeds) {
        return runs(store()).stream()
                .filter(row -> row.run().configuration().contains("strategy: " + strategy + "\n"))
                .filter(row -> row.run().configuration().contains("/table.csv"))
                .filter(row -> row.run().seed() >= seed && row.run().seed() < seed + seeds)
                .map(row -> row.run().id())
                .toList();
    }

    /** By seed. */
    static List<RunRow> runs(Path store) {
        try (RunReader facts = H2RunStore.read(store)) {
            return facts.runs().stream()
                    .sorted(Comparator.comparingLong(row -> row.run().seed()))
                    .toList();
        }
    }

    /** The id of the run that began last. */
    String newest() {
        try (RunReader facts = H2RunStore.read(store())) {
            return facts.runs().get(0).run().id();
        }
    }
}
