package io.github.weft.report.html;

import io.github.weft.report.Accuracies;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.report.story.Aims;
import io.github.weft.report.story.Background;
import io.github.weft.report.story.GeneImportance;
import io.github.weft.report.story.GeneLines;
import io.github.weft.report.story.Generation;
import io.github.weft.report.story.Generations;
import io.github.weft.report.story.Growth;
import io.github.weft.report.story.TimeSpent;
import io.github.weft.report.story.Timeline;
import java.util.List;
import java.util.Optional;

/** The numbers behind the charts of how a search went, and of what its genes are worth. */
record Course(
        Aims aims,
        List<Generation> generations,
        Optional<Growth> growth,
        TimeSpent time,
        Timeline timeline,
        Optional<GeneImportance> importance,
        Optional<GeneLines> lines) {

    static Course of(RunView view, Leaderboard board, Background background, Accuracies accuracies) {
        Aims aims = Aims.of(view.ranking(), board, accuracies);
        List<Generation> generations = Generations.of(view, board, background.steps());
        Optional<GeneImportance> importance = background
                .world()
                .flatMap(world ->
                        GeneImportance.of(board, aims, world, view.row().run().seed()));
        return new Course(
                aims,
                generations,
                Growth.of(view, board, aims, generations),
                TimeSpent.of(view),
                Timeline.of(background.shifts()),
                importance,
                background.world().flatMap(world -> GeneLines.of(board, aims, world, importance)));
    }
}
