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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Model.CommandSpec;

/** The run of a trust report: the same question is the same run. */
final class TrustRun {

    private TrustRun() {}

    /** The run of these settings, begun if it is not there. */
    static RunRow begin(
            RunStore facts,
            SearchConfig config,
            Equipment equipment,
            Optional<ArchitectureTable> table,
            CommandSpec spec) {
        String id = id(config);
        SortedMap<String, String> provenance = provenance(config, equipment, table);
        provenance.put("command", GivenRun.command(spec));
        if (facts.run(id).isEmpty()) {
            facts.begin(new Run(id, TrustKeys.KIND, config.text(), config.value(Keys.SEED), provenance));
        }
        RunRow row = facts.run(id).orElseThrow();
        check(row, provenance);
        return row;
    }

    /** The id of the run of these settings. */
    static String id(SearchConfig config) {
        return Run.idOf(TrustKeys.KIND, config.text(), config.value(Keys.SEED));
    }

    /** What besides the settings can change a number: as of any run, and the content of the table. */
    static SortedMap<String, String> provenance(
            SearchConfig config, Equipment equipment, Optional<ArchitectureTable> table) {
        SortedMap<String, String> provenance = Provenance.of(config, equipment, Version.text());
        table.ifPresent(read -> provenance.put(Provenance.TABLE, read.digest().substring(0, 16)));
        return provenance;
    }

    /** The networks that a run of this id looks at: those it began with, else drawn now. */
    static TrustSubjects subjects(
            RunStore facts, String id, SearchConfig config, Equipment equipment, Optional<ArchitectureTable> table) {
        List<Candidate> known = facts.run(id).isEmpty() ? List.of() : facts.candidates(id);
        return known.isEmpty() ? drawn(config, equipment, table) : new TrustSubjects(known, List.of());
    }

    /** The networks that a new run looks at. */
    static TrustSubjects drawn(SearchConfig config, Equipment equipment, Optional<ArchitectureTable> table) {
        return UserMistake.reading(() -> TrustSubjects.draw(config, equipment, table));
    }

    private static void check(RunRow row, SortedMap<String, String> now) {
        for (Provenance.Difference difference : Provenance.differences(row.run(), now)) {
            if (difference.name().equals("data") || difference.name().equals(Provenance.TABLE)) {
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
