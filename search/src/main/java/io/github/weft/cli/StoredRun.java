package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.report.SupernetVerdict;
import io.github.weft.report.html.Origin;
import io.github.weft.report.html.Report;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.search.job.CheckedSupernet;
import io.github.weft.search.job.Sharings;
import io.github.weft.search.job.TrustFacts;
import io.github.weft.trust.html.TrustPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run as the store has it now.
 *
 * @param supernet what the store knows of the supernet that judged it; empty if none did
 */
record StoredRun(RunView view, Optional<CheckedSupernet> supernet) {

    static StoredRun of(RunReader facts, String id) {
        RunView view = RunView.of(facts, id);
        return new StoredRun(view, CheckedSupernet.of(facts, view));
    }

    Leaderboard board() {
        Leaderboard board = Leaderboard.of(view);
        return supernet.map(CheckedSupernet::verdict).map(board::judgedBy).orElse(board);
    }

    /** Writes the report and says where its page is; that of a search by a supernet has the pages of its check beside it. */
    Path report(Path folder) {
        try {
            return written(folder).toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new EnvironmentTrouble(
                    "The report cannot be written to %s: %s. Maybe name another folder."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private Path written(Path folder) throws IOException {
        if (view.row().run().kind().equals(TrustKeys.KIND)) {
            return trust(view, folder);
        }
        Optional<RunView> check = supernet.flatMap(CheckedSupernet::check);
        if (check.isPresent()) {
            trust(check.get(), folder.resolve(SupernetVerdict.FOLDER));
        }
        Leaderboard board = board();
        return Report.of(view, board).showing(Sharings.of(view, board)).write(folder);
    }

    private static Path trust(RunView view, Path folder) throws IOException {
        var trust = new TrustFacts(view);
        return TrustPages.of(Origin.of(view), trust.sample(), trust.report()).write(folder);
    }
}
