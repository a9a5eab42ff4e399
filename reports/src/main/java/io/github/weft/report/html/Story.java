package io.github.weft.report.html;

import io.github.weft.report.Accuracies;
import io.github.weft.report.Evidence;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.report.story.Background;
import io.github.weft.report.story.Checklist;
import io.github.weft.report.story.GeneImportance;
import io.github.weft.report.story.Genealogy;
import io.github.weft.report.story.Ladder;
import java.util.List;
import java.util.Optional;

/**
 * What the page tells of how a result came about.
 *
 * @param course how the search went, as charts
 * @param drawings of the best networks
 * @param genes what the script draws of them; empty where genomes are not known
 */
public record Story(
        List<Figure> course,
        List<Drawing> drawings,
        Optional<Genealogy> genealogy,
        Optional<GeneImportance> importance,
        List<Figure> genes,
        Ladder ladder,
        Checklist checklist,
        Optional<Background.TrustPage> trust) {

    static Story of(
            RunView view,
            Leaderboard board,
            Background background,
            Accuracies accuracies,
            Charts charts,
            Course course) {
        return new Story(
                CourseFigures.of(charts, course, imported(board)),
                Drawing.of(board, background),
                Genealogy.of(view, board, course.aims(), accuracies, background.world()),
                course.importance(),
                CourseFigures.genes(course),
                Ladder.of(view),
                Checklist.of(view, board, background),
                background.trust());
    }

    private static boolean imported(Leaderboard board) {
        return board.rows().stream().anyMatch(row -> row.evidence().rung() == Evidence.Rung.IMPORTED)
                && board.rows().stream().noneMatch(row -> row.evidence().rung() == Evidence.Rung.TRAINED);
    }
}
