package io.github.weft.cli;

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
        long seed = config.value(Keys.SEED);
        String id = Run.idOf(TrustKeys.KIND, config.text(), seed);
        SortedMap<String, String> provenance = Provenance.of(config, equipment, Version.text());
        table.ifPresent(read -> provenance.put(Provenance.TABLE, read.digest().substring(0, 16)));
        provenance.put("command", GivenRun.command(spec));
        if (facts.run(id).isEmpty()) {
            facts.begin(new Run(id, TrustKeys.KIND, config.text(), seed, provenance));
        }
        RunRow row = facts.run(id).orElseThrow();
        check(row, provenance);
        return row;
    }

    /** The networks that a run looks at: those it began with, else drawn now. */
    static TrustSubjects subjects(RunStore facts, RunRow row, SearchConfig config, Equipment equipment) {
        var known = facts.candidates(row.run().id());
        return known.isEmpty()
                ? UserMistake.reading(() -> TrustSubjects.draw(config, equipment, TableFile.of(config)))
                : new TrustSubjects(known, List.of());
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
