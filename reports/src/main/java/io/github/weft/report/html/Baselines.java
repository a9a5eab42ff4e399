package io.github.weft.report.html;

import io.github.weft.db.Candidate;
import io.github.weft.report.Accuracies;
import io.github.weft.report.Agreement;
import io.github.weft.report.Evidence;
import io.github.weft.report.Feasible;
import io.github.weft.report.Lead;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import io.github.weft.report.Peers;
import io.github.weft.report.Row;
import io.github.weft.report.RunView;
import io.github.weft.report.SizeBaseline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By how much the winner is ahead of what chance, and of what size alone would have found; or why that is not known. */
record Baselines(RunView view, Leaderboard board, Peers peers) {

    private static final String BROKEN =
            "Limits: the winner breaks a limit of this run, as every candidate that is ranked does.";

    static List<String> of(RunView view, Leaderboard board, Row winner, Accuracies accuracies) {
        List<String> sentences = Peers.of(board, winner, accuracies)
                .map(peers -> {
                    var baselines = new Baselines(view, board, peers);
                    return List.of(baselines.random(), baselines.size(accuracies));
                })
                .orElse(List.of("Chance and size: nothing was trained, so what they would have found is not known."));
        return winner.feasible() != Feasible.NO
                ? sentences
                : Stream.concat(Stream.of(BROKEN), sentences.stream()).toList();
    }

    private String random() {
        Set<String> drawn = view.candidates().stream()
                .filter(candidate -> candidate.operator().equals(Metrics.RANDOM))
                .map(Candidate::genome)
                .collect(Collectors.toSet());
        String within = drawn.removeAll(outside()) ? " within the limits" : "";
        List<Row> measured = peers.rows().stream()
                .filter(row -> drawn.contains(row.architecture()))
                .toList();
        String all = Words.many(drawn.size(), "candidate") + " drawn at random" + within;
        if (drawn.isEmpty()) {
            return "Chance: no candidate was drawn at random" + within + ", so there is nothing to tell it from.";
        }
        if (drawn.contains(peers.winner().architecture())) {
            return drawn.size() == 1
                    ? "Chance: the winner was itself drawn at random."
                    : "Chance: the winner is itself one of the " + all + ".";
        }
        if (measured.isEmpty()) {
            return "Chance: of the " + all + ", none was " + alike() + ", so what they reach is not known.";
        }
        Row best =
                measured.stream().max(Comparator.comparingDouble(peers::value)).orElseThrow();
        Lead lead = peers.over(view, best);
        boolean every = measured.size() == drawn.size();
        return "Chance: the winner is " + Ahead.by(peers, lead) + " the best of the "
                + (every ? all : Words.count(measured.size()) + " of " + all + " that were " + alike())
                + Ahead.how(peers, lead) + "."
                + (every ? "" : " Those were picked for it, as all were, and not left to chance.");
    }

    /** What breaks a limit that the winner keeps. */
    private Set<String> outside() {
        return board.rows().stream()
                .filter(row -> row.feasible() == Feasible.NO && peers.winner().feasible() != Feasible.NO)
                .map(Row::architecture)
                .collect(Collectors.toSet());
    }

    private String size(Accuracies accuracies) {
        SizeBaseline size = SizeBaseline.of(view, board, peers, accuracies);
        if (peers.rows().size() == 1) {
            return "Size: no other candidate was " + alike() + ", so what the largest would reach is not known.";
        }
        if (size.picks().isEmpty()) {
            return "Size: no number of weights is known, so what the largest candidate would reach is not known.";
        }
        var parts = new ArrayList<String>();
        SizeBaseline.Pick first = size.picks().get(0);
        List<SizeBaseline.Pick> same = size.picks().stream()
                .filter(pick -> pick.row().equals(first.row()))
                .toList();
        parts.add("Size: " + pick(first, same));
        size.picks().stream()
                .filter(pick -> !same.contains(pick))
                .map(pick -> "By " + largest(pick) + " "
                        + pick.lead()
                                .map(lead -> "it would be another: the winner is " + Ahead.by(peers, lead) + " that.")
                                .orElse("it would be the winner."))
                .forEach(parts::add);
        if (size.larger() > 0) {
            parts.add(Words.many(size.larger(), "larger candidate") + " within the limits "
                    + (size.larger() == 1 ? "was" : "were") + " not " + alike() + ".");
        }
        size.agreement()
                .filter(agreement -> agreement.tau().isPresent())
                .map(Baselines::agreement)
                .ifPresent(parts::add);
        return String.join(" ", parts);
    }

    private String pick(SizeBaseline.Pick first, List<SizeBaseline.Pick> same) {
        String by = same.stream().map(Baselines::largest).collect(Collectors.joining(" and "));
        String of = "of the " + Words.count(peers.rows().size()) + " " + alike();
        return first.lead()
                .map(lead -> "the winner is " + Ahead.by(peers, lead) + " the largest " + of + ", by " + by
                        + Ahead.how(peers, lead) + ".")
                .orElse("the winner is the largest " + of + ", by " + by + ": size alone would have found it.");
    }

    /** What those have in common that the winner is held against. */
    private String alike() {
        if (peers.winner().evidence().rung() != Evidence.Rung.TRAINED) {
            return "measured likewise";
        }
        return peers.before() ? "trained for " + Words.many(peers.epochs(), "epoch") : "trained as long";
    }

    private static String largest(SizeBaseline.Pick pick) {
        return pick.metric() + " (" + Numbers.text(pick.metric(), pick.size()) + ")";
    }

    private static String agreement(Agreement agreement) {
        double tau = agreement.tau().orElseThrow();
        String n = " (Kendall's tau " + Numbers.percent(tau) + ", n = " + agreement.pairs() + ").";
        if (Math.abs(tau) < agreement.chance()) {
            return "That accuracy goes with size at all cannot be told from chance" + n;
        }
        return (tau > 0 ? "Larger candidates tend to be more accurate" : "Larger candidates tend to be less accurate")
                + n;
    }
}
