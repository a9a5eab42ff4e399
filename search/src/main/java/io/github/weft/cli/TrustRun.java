package io.github.weft.cli;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.Provenance;
import io.github.weft.search.job.TrustSubjects;
import io.github.weft.search.table.ArchitectureTable;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The run of a trust report: the same question is the same run.
 *
 * @param table what networks reach, where nothing is trained
 */
record TrustRun(SearchConfig config, Equipment equipment, Optional<ArchitectureTable> table) {

    /** Begins the run or goes on with it, to the report. What cannot be used is said before anything is written. */
    int sit(TrustOptions options, CommandSpec spec) {
        TrustPrint print = options.output().print();
        StoreOption store = options.store();
        Optional<TrustSubjects> drawn = Files.isDirectory(store.folder())
                ? Optional.empty()
                : Optional.of(drawn()); // a mistake leaves no trace
        try (RunStore facts = store.open()) {
            TrustSubjects subjects = drawn.orElseGet(() -> subjects(facts, id()));
            RunRow row = begin(facts, spec);
            return new TrustSession(
                            facts,
                            spec,
                            options.workers().count(),
                            Optional.of(options.output().folder()),
                            print)
                    .run(row, config, equipment, subjects);
        }
    }

    private RunRow begin(RunStore facts, CommandSpec spec) {
        SortedMap<String, String> provenance = provenance();
        provenance.put("command", GivenRun.command(spec));
        if (facts.run(id()).isEmpty()) {
            facts.begin(new Run(id(), TrustKeys.KIND, config.text(), config.value(Keys.SEED), provenance));
        }
        RunRow row = facts.run(id()).orElseThrow();
        check(row, provenance);
        return row;
    }

    private String id() {
        SortedMap<String, String> provenance = provenance();
        String content = Stream.of(Provenance.SUPERNETS, Provenance.CALIBRATION)
                .map(name -> provenance.getOrDefault(name, ""))
                .collect(Collectors.joining());
        return Run.idOf(TrustKeys.KIND, config.text() + content, config.value(Keys.SEED));
    }

    /** What besides the settings can change a number: as of any run, and the content of the table. */
    SortedMap<String, String> provenance() {
        SortedMap<String, String> provenance = Provenance.of(config, equipment, Version.text());
        table.ifPresent(read -> provenance.put(Provenance.TABLE, read.digest().substring(0, 16)));
        return provenance;
    }

    /** The networks that a run of this id looks at: those it began with, else drawn now. */
    TrustSubjects subjects(RunStore facts, String id) {
        List<Candidate> known = facts.run(id).isEmpty() ? List.of() : facts.candidates(id);
        return known.isEmpty() ? drawn() : new TrustSubjects(known, List.of());
    }

    private TrustSubjects drawn() {
        return UserMistake.reading(() -> TrustSubjects.draw(config, equipment, table));
    }

    private static void check(RunRow row, SortedMap<String, String> now) {
        for (Provenance.Difference difference : Provenance.differences(row.run(), now)) {
            if (difference.isDecisive()) {
                throw new UserMistake(
                        "The %s (%s) is not what run %s began with (%s), so its numbers could not be compared. Maybe use another --db."
                                .formatted(
                                        difference.name(),
                                        difference.now(),
                                        row.run().id(),
                                        difference.before()));
            }
        }
    }
}
