package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import io.github.weft.search.config.InheritKeys;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TableKeys;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.Latency;
import io.github.weft.search.job.Preflight;
import io.github.weft.search.job.Provenance;
import io.github.weft.search.job.Trusted;
import io.github.weft.search.table.ArchitectureTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft search}: a run, from the configuration to the leaderboard. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Searches a space on some data, trains the best, and prints the leaderboard.",
            "Everything is committed as it finishes: after a crash or Ctrl-C, weft resume goes on.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weft search --evaluations 100",
            "  weft search --space nb201 --skeleton channels=8,cells=1 --data cifar10:DIR --strategy aging --objectives accuracy",
            "  weft search --space toy-cell --table runs.csv.gz --target fmnist_test --strategy local --objectives accuracy",
            "  weft search --strategy aging --objectives accuracy --seeds 10",
            "  weft search --space vit-mini-v2 --supernet vit.supernet --constraint \"params<100k\" --optimizer adamw",
            "  weft search --data folder:DIR --constraint \"params<100k\" --budget 8h --evaluations 5000 --finish 3"
        })
final class SearchCommand implements Callable<Integer> {

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private JobOptions job = new JobOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE.yaml",
            description = "Settings by name, as below; options on the command line win.")
    private @Nullable Path file;

    @Option(names = "--new", description = "Run again although the store has a run of this configuration and seed.")
    private boolean again;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "Run a set, one after the other: the seeds from --seed on. The same command again, or weft resume, goes on; what is finished is not run again. weft compare holds sets against each other.")
    private @Nullable Integer seeds;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (seeds != null) {
            SeedSet.check(seeds, again);
        }
        Map<String, String> given =
                UserMistake.reading(() -> Latency.resolved(TableKeys.resolved(given()), store.folder()));
        SearchConfig asked = UserMistake.reading(() -> config(given));
        Optional<ArchitectureTable> table = UserMistake.reading(() -> TableFile.of(asked));
        Equipment equipped = job.workers().equip(asked);
        SearchConfig config = Trusted.asked(given) ? trusted(given, asked, equipped) : asked;
        Equipment equipment = UserMistake.reading(
                () -> table.map(equipped.with(config)::with).orElseGet(() -> equipped.with(config)));
        UserMistake.reading(() -> Preflight.checked(config, equipment));
        LatencyCheck.told(equipment, spec);
        try (RunStore facts = store.open()) {
            if (seeds != null) {
                SeedSet set = SeedSet.from(config, seeds);
                return new SetSession(facts, store, job, spec).run(set, config, equipment);
            }
            Run run = named(facts, config, Provenance.of(config, equipment, Version.text()));
            facts.begin(run);
            RunRow row = facts.run(run.id()).orElseThrow();
            return new Session(facts, store, job, spec).run(row, config, equipment);
        }
    }

    private Map<String, String> given() {
        var given = new LinkedHashMap<String, String>();
        if (file != null) {
            given.putAll(ConfigFile.read(file));
        }
        given.putAll(KeyOptions.given(spec.commandLine().getParseResult(), Keys.all()));
        return given;
    }

    /** All that can be read before a trust report has said which proxies to take. */
    private static SearchConfig config(Map<String, String> given) {
        var readable = new LinkedHashMap<>(given);
        if (Trusted.asked(given)) {
            readable.remove(Keys.PROXIES.name());
        }
        SearchConfig config = InheritKeys.checked(TableKeys.checked(SearchConfig.of(readable)));
        if (Trusted.asked(given) && config.value(Keys.TABLE).isPresent()) {
            throw new IllegalArgumentException(
                    "proxies (auto) asks for a trust report, and with a table networks are only looked up. Leave it out, or the table.");
        }
        if (Trusted.asked(given) && config.value(Keys.SUPERNET).isPresent()) {
            throw new IllegalArgumentException(
                    "proxies (auto) asks for a trust report, and with a supernet inherited accuracy alone judges candidates. Leave it out, or the supernet.");
        }
        config.value(Keys.TRUST).filter(run -> !Trusted.asked(given)).ifPresent(run -> {
            throw new IllegalArgumentException(
                    "trust (%s) is read with --proxies auto only. Add that, or leave trust out.".formatted(run));
        });
        return config;
    }

    private SearchConfig trusted(Map<String, String> given, SearchConfig asked, Equipment equipment) {
        if (!Files.isDirectory(store.folder())) {
            throw new UserMistake(Trusted.missing(asked));
        }
        try (RunReader facts = store.read()) {
            return UserMistake.reading(() -> new Trusted(facts, asked, equipment).resolved(given));
        }
    }

    private Run named(RunStore facts, SearchConfig config, SortedMap<String, String> provenance) {
        long seed = config.value(Keys.SEED);
        String id = SeedSet.id(config, provenance);
        String free = id;
        for (int repetition = 2;
                facts.runs().stream().map(row -> row.run().id()).anyMatch(free::equals);
                repetition++) {
            if (!again) {
                throw new UserMistake(
                        "run (%s) has this configuration and seed already. Go on with: weft resume %s. Or repeat it with --new, or change --seed."
                                .formatted(id, id));
            }
            free = id + "-" + repetition;
        }
        return new Run(free, "search", config.text(), seed, provenance);
    }
}
