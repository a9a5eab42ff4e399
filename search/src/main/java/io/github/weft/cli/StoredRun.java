package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.report.SupernetVerdict;
import io.github.weft.report.html.Origin;
import io.github.weft.report.html.Report;
import io.github.weft.report.story.Background;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.search.job.Backgrounds;
import io.github.weft.search.job.CheckedSupernet;
import io.github.weft.search.job.TrustFacts;
import io.github.weft.trust.TrustSummary;
import io.github.weft.trust.html.TrustPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run as the store has it now.
 *
 * @param facts the store, still open
 * @param supernet what the store knows of the supernet that judged it; empty if none did
 */
record StoredRun(RunReader facts, RunView view, Optional<CheckedSupernet> supernet) {

    static StoredRun of(RunReader facts, String id) {
        RunView view = RunView.of(facts, id);
        return new StoredRun(facts, view, CheckedSupernet.of(facts, view));
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
                    "The report cannot be written to %s: %s. Make room, or name another folder."
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
        Optional<RunView> trusted = Backgrounds.trust(facts, view);
        if (trusted.isPresent()) {
            trust(trusted.get(), folder.resolve(Backgrounds.TRUST));
        }
        Leaderboard board = board();
        Optional<Background.TrustPage> page = trusted.map(report -> new Background.TrustPage(
                Backgrounds.TRUST,
                TrustSummary.of(new TrustFacts(report).report()).answer()));
        return Report.of(view, board)
                .against(Backgrounds.of(facts, view, board, page))
                .write(folder);
    }

    private static Path trust(RunView view, Path folder) throws IOException {
        var trust = new TrustFacts(view);
        return TrustPages.of(Origin.of(view), trust.sample(), trust.report()).write(folder);
    }
}
