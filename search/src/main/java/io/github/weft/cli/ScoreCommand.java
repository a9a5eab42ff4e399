package io.github.weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.rank.Vote;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.GivenJob;
import io.github.weft.search.job.Stop;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weft score}: proxies of given architectures. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Scores given architectures by zero-cost proxies and costs.",
            "Scores are stored; asking for the same again answers from the store.",
            ""
        },
        footer = {
            "",
            "With --json: one object a line, {\"architecture\", \"metric\", \"value\" or null, \"failure\" or null, \"seconds\", \"replicate\", \"batch-digest\" or null}."
        })
final class ScoreCommand implements Callable<Integer> {

    static final List<Key<?>> KEYS = List.of(
            Keys.SPACE,
            Keys.BASE,
            Keys.SKELETON,
            Keys.DEAD_EDGES,
            Keys.DATA,
            Keys.LIMIT,
            Keys.VALIDATION_SHARE,
            Keys.IMAGE_SIZE,
            Keys.PROXIES,
            Keys.BATCH,
            Keys.REPLICATES,
            Keys.BATCHES,
            Keys.TEACHER,
            Keys.SEED,
            Keys.CANDIDATE_LIMIT,
            Keys.MAX_MEMORY);

    @Mixin
    private Architectures architectures = new Architectures();

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private JobOptions job = new JobOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var given = KeyOptions.given(spec.commandLine().getParseResult(), KEYS);
        SearchConfig config = UserMistake.reading(() -> SearchConfig.of(given));
        for (Vote vote : config.value(Keys.PROXIES)) {
            if (vote.against()) {
                throw new UserMistake(
                        "proxies (%s): score prints a proxy as it is. Leave the minus out.".formatted(vote));
            }
        }
        SearchSpace space = config.space();
        List<Genome> named = architectures.read(space);
        Equipment equipment = job.workers().equip(config);
        List<Genome> genomes = Architectures.admitted(named, space, equipment.setting());
        var out = spec.commandLine().getOut();
        try (RunStore facts = store.open()) {
            RunRow row = GivenRun.of(facts, "score", config, equipment, genomes, spec);
            var stop = new Stop();
            try (var progress = new TerminalProgress(spec.commandLine().getErr(), Terminal.interactive());
                    var signals = Signals.listen(stop)) {
                RunStatus status = new GivenJob(facts, row, config, equipment, progress, stop)
                        .score(
                                genomes,
                                job.workers().count(),
                                (genome, evaluations) -> print(out, space, equipment, genome, evaluations));
                if (status == RunStatus.FINISHED) {
                    var err = spec.commandLine().getErr();
                    err.println(effort(facts, row, space, genomes).text());
                    err.flush();
                }
                return GivenRun.end(status, facts, signals, spec, row);
            }
        }
    }

    private static Effort effort(RunStore facts, RunRow row, SearchSpace space, List<Genome> genomes) {
        long candidates = genomes.stream().map(space::canonical).distinct().count();
        double seconds = facts.run(row.run().id()).orElse(row).elapsedSeconds();
        return new Effort(genomes.size(), candidates, seconds);
    }

    private void print(
            PrintWriter out, SearchSpace space, Equipment equipment, Genome genome, List<Evaluation> evaluations) {
        String text = space.format(genome);
        if (job.json()) {
            evaluations.forEach(evaluation -> out.println(object(text, evaluation)));
        } else {
            var byMetric = new LinkedHashMap<String, List<Evaluation>>();
            evaluations.forEach(evaluation -> byMetric.computeIfAbsent(evaluation.metric(), metric -> new ArrayList<>())
                    .add(evaluation));
            byMetric.forEach((metric, repeated) -> line(out, text, metric, Replicates.of(repeated)));
        }
        space.codingCosts(genome, equipment.setting()).forEach((metric, value) -> {
            var exact = new Evaluation(text, metric, Protocol.exact(), 0, 0, Score.of(value), 0, List.of());
            if (job.json()) {
                out.println(object(text, exact));
            } else {
                line(out, text, metric, Replicates.of(List.of(exact)));
            }
        });
        out.flush();
    }

    private static ObjectNode object(String architecture, Evaluation evaluation) {
        var node = Json.object().put("architecture", architecture).put("metric", evaluation.metric());
        Score score = evaluation.score();
        node.put("value", score.value().isPresent() ? (Double) score.value().getAsDouble() : null);
        node.put("failure", score.failure().orElse(null)).put("seconds", evaluation.seconds());
        node.put("replicate", evaluation.replicate());
        return node.put("batch-digest", evaluation.protocol().fields().get("batch-digest"));
    }

    private static void line(PrintWriter out, String architecture, String metric, Replicates scores) {
        String mean = scores.mean().value().isPresent()
                ? String.format(Locale.ROOT, "%.6g", scores.mean().value().getAsDouble())
                : "failed: " + scores.mean().failure().orElse("");
        String spread = scores.deviation().isPresent()
                ? String.format(
                        Locale.ROOT, " sd %.3g of %d", scores.deviation().getAsDouble(), scores.measured())
                : "";
        out.printf("%-14s %-16s %s%n", metric, mean + spread, architecture);
    }
}
