package io.github.weft.cli;

import io.github.weft.run.Run;
import io.github.weft.search.job.Provenance;
import java.util.SortedMap;
import picocli.CommandLine.Model.CommandSpec;

/** What has become different since a run began, before it goes on. */
final class Drift {

    private Drift() {}

    /** Warns of what may change last digits. @throws UserMistake where numbers could not be compared at all */
    static void told(Run run, SortedMap<String, String> now, CommandSpec spec) {
        for (Provenance.Difference difference : Provenance.differences(run, now)) {
            if (difference.isDecisive()) {
                throw new UserMistake(
                        "The %s is not what the run began with (digest %s, now %s), so its numbers could not be compared. Maybe restore it, or start anew."
                                .formatted(difference.name(), difference.before(), difference.now()));
            }
            spec.commandLine()
                    .getErr()
                    .printf(
                            "warning: %s differs from when the run began (%s, now %s); results may differ in the last digits.%n",
                            difference.name(), difference.before(), difference.now());
        }
    }
}
