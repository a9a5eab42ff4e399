package io.github.weft.report.html;

import io.github.weft.db.RunStatus;
import io.github.weft.report.Agreement;
import io.github.weft.report.Evidence;
import io.github.weft.report.Lead;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import io.github.weft.report.Regret;
import io.github.weft.report.Row;
import io.github.weft.report.RunView;
import io.github.weft.report.SupernetVerdict;
import io.github.weft.score.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a careful reader would hold against the leaderboard. */
final class Doubts {

    private static final double COVERED = 0.95;

    /** Points of accuracy that a single training can be off by. */
    private static final double ANOTHER_SEED = 1;

    private Doubts() {}

    static List<String> of(RunView view, Leaderboard board, Row winner, List<Agreement> agreements) {
        var doubts = new ArrayList<String>();
        unfinished(view).ifPresent(doubts::add);
        if (winner.evidence().rung() == Evidence.Rung.TRAINED) {
            repetition(view, winner).ifPresent(doubts::add);
            runnerUp(view, board, winner).ifPresent(doubts::add);
            untrained(board).ifPresent(doubts::add);
            agreement(Metrics.standIn(board.columns()::contains), agreements).ifPresent(doubts::add);
        } else if (board.regret().isPresent()) {
            doubts.add(table(board.regret().get()));
        } else if (winner.evidence().rung() == Evidence.Rung.IMPORTED) {
            doubts.add(
                    "The winner's numbers were imported from a file and not measured here: weft cannot vouch for the data, "
                            + "the code or the seeds behind them, nor for how the file's networks were chosen.");
        } else if (winner.evidence().rung() == Evidence.Rung.SUPERNET) {
            doubts.add(
                    "Nothing is trained. Accuracy with weights inherited from a supernet is a guess at what training would give.");
        } else {
            doubts.add("Nothing is trained. Scores of untrained networks are a guess at what training would give, "
                    + "and often not a better one than the number of weights.");
        }
        agreements.stream()
                .filter(agreement -> agreement.measured() < COVERED * agreement.candidates())
                .map(agreement -> agreement.metric() + " gave a number for only " + Words.count(agreement.measured())
                        + " of " + Words.many(agreement.candidates(), "candidate") + ".")
                .forEach(doubts::add);
        board.supernet().map(SupernetVerdict::sentence).ifPresent(doubts::add);
        clock(board).ifPresent(doubts::add);
        return List.copyOf(doubts);
    }

    private static Optional<String> unfinished(RunView view) {
        return view.row().status() == RunStatus.FINISHED
                ? Optional.empty()
                : Optional.of("The run is not finished, so ranks can still change.");
    }

    private static String table(Regret regret) {
        return "Every accuracy was read from a table and none was measured here. The best of its "
                + Words.many(regret.networks(), "network") + " within the limits is what regret is held against; "
                + "what the table lacks may be better.";
    }

    private static Optional<String> repetition(RunView view, Row winner) {
        long replicates = view.evaluations().stream()
                .filter(evaluation -> evaluation.metric().equals(Metrics.ACCURACY))
                .filter(evaluation -> evaluation.candidate().equals(winner.architecture()))
                .filter(evaluation -> evaluation.fidelity() == winner.evidence().epochs())
                .mapToInt(Evaluation::replicate)
                .distinct()
                .count();
        String picked = winner.metric(Metrics.TEST_ACCURACY).isPresent()
                ? "The winner was picked by its validation accuracy, which makes that number a little too good; "
                        + "the one on test images is the fair one."
                : "The winner was picked by its validation accuracy, which makes that number a little too good, "
                        + "and no test accuracy was measured.";
        return Optional.of(replicates > 1 ? picked : picked + " It comes from a single training.");
    }

    /** By the interval of the lead where both have several trainings; else by what another seed is known to change. */
    private static Optional<String> runnerUp(RunView view, Leaderboard board, Row winner) {
        return board.rows().stream()
                .skip(1)
                .limit(1)
                .filter(row -> row.evidence().equals(winner.evidence()))
                .findFirst()
                .flatMap(second ->
                        Lead.of(view, Metrics.ACCURACY, winner.evidence().epochs(), winner, second))
                .filter(lead -> lead.margin().isPresent() ? lead.open() : lead.difference() < ANOTHER_SEED)
                .map(lead -> behind(lead, Summary.others(board, winner))
                        + (lead.difference() == 0
                                ? ": another seed could set them apart."
                                : ": another seed could turn that round.")
                        + " Choose between them by size.");
    }

    private static String behind(Lead lead, long sharing) {
        if (lead.difference() == 0) {
            return (sharing > 1
                            ? Words.count(sharing) + " others are level with the winner"
                            : "The second is level with the winner")
                    + lead.margin().stream()
                            .mapToObj(margin -> ", " + Ahead.interval(lead))
                            .collect(Collectors.joining());
        }
        return lead.margin().isPresent()
                ? "The second is " + Words.points(lead.difference()) + " behind, " + Ahead.interval(lead)
                : "The second is " + (lead.difference() < 0.005 ? "" : "only ") + Words.points(lead.difference())
                        + " behind";
    }

    private static Optional<String> untrained(Leaderboard board) {
        long trained = board.rows().stream()
                .filter(row -> row.evidence().rung() == Evidence.Rung.TRAINED)
                .count();
        long ranked =
                board.rows().stream().filter(row -> row.rank().isPresent()).count();
        return trained >= ranked
                ? Optional.empty()
                : Optional.of("Only " + Words.count(trained) + " of " + Words.count(ranked)
                        + " ranked candidates were trained. The others are in the order of their "
                        + name(Metrics.standIn(board.columns()::contains)) + ", "
                        + "and a better one may be among them.");
    }

    private static String name(String score) {
        return score.equals(Metrics.INHERITED) ? "inherited accuracy" : "zero-cost score";
    }

    private static Optional<String> agreement(String score, List<Agreement> agreements) {
        return agreements.stream()
                .filter(agreement -> agreement.metric().equals(score))
                .filter(agreement -> agreement.tau().isPresent())
                .findFirst()
                .map(agreement -> {
                    double tau = agreement.tau().getAsDouble();
                    boolean chance = Math.abs(tau) < agreement.chance();
                    String n = "(Kendall's tau " + Numbers.percent(tau) + ", n = " + agreement.pairs() + ")";
                    if (chance) {
                        return "Whether " + score
                                + " tells good candidates from bad ones cannot be told from those that were trained "
                                + n + ".";
                    }
                    return tau > 0
                            ? "Among the trained, " + score + " and accuracy agree more than chance would have it " + n
                                    + (agreement.pairs() == agreement.measured()
                                            ? "."
                                            : "; that is no proof for the rest.")
                            : "Among the trained, " + score + " pointed the wrong way " + n + ".";
                });
    }

    private static Optional<String> clock(Leaderboard board) {
        return board.failures().keySet().stream()
                .filter(kind -> kind.equals("out of time"))
                .findFirst()
                .map(kind -> "Some candidates failed by the clock (" + kind
                        + "), which another machine would not repeat in the same way.");
    }
}
