package io.github.weft.search.job;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.report.story.Background;
import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.TrainingKeys;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a store knows of a run besides the facts about its candidates. */
public final class Backgrounds {

    /** Where the pages of a trust report are, from the page of the run. */
    public static final String TRUST = "proxy-trust";

    private Backgrounds() {}

    /** Of a run with its leaderboard; a trust report that fits is named if it is to be written beside the page. */
    public static Background of(
            RunReader facts, RunView view, Leaderboard board, Optional<Background.TrustPage> trust) {
        Optional<RunWorld> world = RunWorld.of(view);
        return new Background(
                facts.runs(),
                TrainingKeys.recipe().stream().map(Key::name).collect(Collectors.toSet()),
                facts.steps(view.row().run().id()),
                facts.shifts(view.row().run().id()),
                world.map(RunWorld::world),
                world.map(known -> Sharings.of(known, board)).orElse(List.of()),
                trust);
    }

    /** The trust report that the run took its proxies from, or the newest that fits its space, skeleton and data. */
    public static Optional<RunView> trust(RunReader facts, RunView view) {
        String data = view.row().run().provenance().getOrDefault("data", "");
        return RunWorld.of(view)
                .flatMap(world -> world.config()
                        .value(Keys.TRUST)
                        .flatMap(facts::run)
                        .or(() -> facts.runs().stream()
                                .filter(row -> Trusted.fits(row, world.config(), data))
                                .findFirst()))
                .map(RunRow::run)
                .map(run -> RunView.of(facts, run.id()));
    }
}
