package io.github.weft.report.story;

import io.github.weft.report.Numbers;
import io.github.weft.score.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Questions 1 to 6: whether others could run it. */
record CodeQuestions(RunFacts run) {

    List<Checklist.Line> lines() {
        String build = run.provenance("weft").isEmpty() ? "" : "weft " + run.provenance("weft");
        boolean built = !build.isEmpty();
        List<Evaluation> longest = run.longest();
        String protocol = protocol(longest);
        int settings = run.view().settings().values().size();
        boolean whole = run.command().isPresent() && settings > 0;
        return new Questions("Releasing code", 1)
                .ask(
                        "Code that trains the final architectures",
                        built && (!longest.isEmpty() || run.onTable()),
                        !longest.isEmpty()
                                ? build + " trains for " + epochs(longest)
                                : run.onTable()
                                        ? build + "; accuracies are those of a published table"
                                        : run.imported()
                                                ? "nothing was trained here: numbers came in a file"
                                                : "nothing was trained",
                        "provenance, protocol of accuracy",
                        "Train the best: weft train --top 3 --epochs 30.")
                .ask(
                        "Code of the search space",
                        built && !run.setting("space").isEmpty(),
                        run.setting("space")
                                + run.background()
                                        .world()
                                        .map(world ->
                                                ", " + world.space().genes().size() + " genes, "
                                                        + Numbers.scientific(
                                                                world.space().cardinality()) + " genomes")
                                        .orElse("")
                                + (built ? ", in " + build : ""),
                        "configuration, provenance",
                        "Keep the file that describes the space beside the report.")
                .ask(
                        "Hyperparameters and seeds of the final evaluation",
                        !protocol.isEmpty(),
                        protocol,
                        "protocol of accuracy",
                        "Train the best: weft train --top 3 --epochs 30 records them.")
                .ask(
                        "Code of the search method",
                        built && !run.setting("strategy").isEmpty(),
                        run.setting("strategy").isEmpty() ? "" : run.setting("strategy") + ", in " + build,
                        "configuration, provenance",
                        "Search with weft search, which records strategy and build.")
                .ask(
                        "Hyperparameters and seeds of the search method",
                        settings > 0 && !run.imported(),
                        run.imported()
                                ? "nothing was searched here: numbers came in a file"
                                : settings + " settings, seed "
                                        + run.view().row().run().seed(),
                        "configuration",
                        "Search with weft search, which records every setting.")
                .ask(
                        "Released as it ran, without waiting for a clean-up",
                        whole && !run.imported(),
                        run.imported()
                                ? "the command that imported a file is on this page; what measured its numbers is not"
                                : whole
                                        ? "command, all settings and leaderboard digest "
                                                + run.board().digest().substring(0, 12) + " are on this page"
                                        : "",
                        "provenance, configuration, leaderboard",
                        "Publish the store, or run again with weft search, which records its command.")
                .lines();
    }

    private static String epochs(List<Evaluation> longest) {
        int epochs = longest.get(0).fidelity();
        long networks = longest.stream().map(Evaluation::candidate).distinct().count();
        return epochs
                + (epochs == 1 ? " epoch, " : " epochs, ")
                + networks
                + (networks == 1 ? " network" : " networks");
    }

    private static String protocol(List<Evaluation> longest) {
        return longest.stream()
                .findFirst()
                .map(evaluation -> evaluation.protocol().fields().entrySet().stream()
                        .filter(field -> !field.getKey().equals("data"))
                        .sorted(Map.Entry.comparingByKey())
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }
}
