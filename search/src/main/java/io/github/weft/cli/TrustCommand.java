package io.github.weft.cli;

import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.search.job.Latency;
import io.github.weft.search.table.ArchitectureTable;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weft proxies trust}: which proxies to believe on a space and data. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Holds proxies against trained networks: which can be believed on this space and data, and is any better than counting parameters?",
            "Draws networks, scores them, trains them, and prints how far each proxy and their combinations agree. Everything is committed as it",
            "finishes; the same command again, or weft resume, goes on.",
            ""
        },
        footer = {
            "",
            "Then: weft search --proxies auto, which takes the recommended combination of the newest trust report that fits.",
            "",
            "Examples:",
            "  weft proxies trust --sample 40 --seeds 2",
            "  weft proxies trust --space nb201 --data cifar10:DIR --table nb201 --sample 500",
            "  weft proxies trust --space nb201 --data cifar10:DIR --table runs.csv.gz --target seed1,seed2 --sample all"
        })
final class TrustCommand implements Callable<Integer> {

    @Mixin
    private TrustOptions options = new TrustOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SearchConfig config = UserMistake.reading(this::config);
        Optional<ArchitectureTable> table = UserMistake.reading(() -> TableFile.of(config));
        return new TrustRun(config, options.workers().equip(config), table).sit(options, spec);
    }

    /** What was typed, with names that another build could resolve to something else spelt out. */
    private SearchConfig config() {
        var given = KeyOptions.given(spec.commandLine().getParseResult(), TrustKeys.ofTrust());
        return TrustKeys.resolved(Latency.resolved(given, options.store().folder()));
    }
}
