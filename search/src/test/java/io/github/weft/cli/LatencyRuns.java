package io.github.weft.cli;

import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.db.StoreException;
import io.github.weft.latency.Calibration;
import io.github.weft.score.Evaluation;
import io.github.weft.search.latency.CalibrationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What files and stores hold of latencies, and how a test says that a search by them ended. */
final class LatencyRuns {

    private LatencyRuns() {}

    static List<Evaluation> latencies(Path store) {
        return facts(store).stream()
                .filter(fact -> fact.metric().equals("latency"))
                .toList();
    }

    static int latenciesKnown(Path store) {
        try {
            return Files.exists(store.resolve("weft.mv.db")) ? latencies(store).size() : 0;
        } catch (StoreException e) {
            return 0;
        }
    }

    static List<Evaluation> facts(Path store) {
        try (RunReader reader = H2RunStore.read(store)) {
            return reader.runs().isEmpty()
                    ? List.of()
                    : reader.evaluations(reader.runs().get(0).run().id());
        }
    }

    /** The oldest run, which is then. */
    static String finished(Path store) {
        try (RunStore facts = H2RunStore.open(store)) {
            String oldest = facts.runs().get(facts.runs().size() - 1).run().id();
            facts.mark(oldest, RunStatus.FINISHED, 1);
            return oldest;
        }
    }

    static void interrupted(Path store) {
        try (RunStore facts = H2RunStore.open(store)) {
            facts.mark(facts.runs().get(0).run().id(), RunStatus.STOPPED, 1);
        }
    }

    /** What was known if every network had taken a tenth of its time. */
    static Calibration tenfold(Calibration known) {
        return new Calibration(
                known.world(),
                known.device(),
                known.made(),
                known.overhead(),
                known.times(),
                known.rules(),
                known.weights(),
                known.references().stream()
                        .map(one -> new Calibration.Known(one.architecture(), one.measured() / 10, one.predicted()))
                        .toList(),
                known.training(),
                known.unseen(),
                known.error(),
                known.disturbed());
    }

    static Calibration known(Path file) {
        return CalibrationFile.read(file).calibration();
    }
}
