package io.github.weft.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.score.Evaluation;
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
            "With --json: one object a line, {\"architecture\", \"metric\", \"value\" or null, \"failure\" or null, \"seconds\"}."
        })
final class ScoreCommand implements Callable<Integer> {

    static final List<Key<?>> KEYS = List.of(
            Keys.SPACE,
            Keys.SKELETON,
            Keys.DATA,
            Keys.LIMIT,
            Keys.VALIDATION_SHARE,
            Keys.IMAGE_SIZE,
            Keys.PROXIES,
            Keys.BATCH,
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

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Integer call() {
        var given = KeyOptions.given(spec.commandLine().getParseResult(), KEYS);
        SearchConfig config = UserMistake.reading(() -> SearchConfig.of(given));
        SearchSpace space = config.value(Keys.SPACE);
        List<Genome> genomes = architectures.read(space);
        Equipment equipment = job.equip(config);
        var out = spec.commandLine().getOut();
        try (RunStore facts = store.open()) {
            RunRow row = GivenRun.of(facts, "score", config, equipment, genomes, spec);
            var stop = new Stop();
            try (var progress = new TerminalProgress(spec.commandLine().getErr(), Terminal.interactive());
                    var signals = Signals.listen(stop)) {
                RunStatus status = new GivenJob(facts, row, config, equipment, progress, stop)
                        .score(
                                genomes,
                                job.workers(),
                                (genome, evaluations) -> print(out, space, equipment, genome, evaluations));
                return GivenRun.end(status, facts, signals, spec, row);
            }
        }
    }

    private void print(
            PrintWriter out, SearchSpace space, Equipment equipment, Genome genome, List<Evaluation> evaluations) {
        String text = space.format(genome);
        evaluations.forEach(
                evaluation -> line(out, text, evaluation.metric(), evaluation.score(), evaluation.seconds()));
        space.codingCosts(genome, equipment.setting())
                .forEach((metric, value) -> line(out, text, metric, Score.of(value), 0));
        out.flush();
    }

    private void line(PrintWriter out, String architecture, String metric, Score score, double seconds) {
        if (job.json()) {
            var node = json.createObjectNode().put("architecture", architecture).put("metric", metric);
            node.put("value", score.value().isPresent() ? (Double) score.value().getAsDouble() : null);
            node.put("failure", score.failure().orElse(null)).put("seconds", seconds);
            out.println(node);
        } else {
            String value = score.value().isPresent()
                    ? String.format(Locale.ROOT, "%.6g", score.value().getAsDouble())
                    : "failed: " + score.failure().orElse("");
            out.printf("%-14s %-16s %s%n", metric, value, architecture);
        }
    }
}
