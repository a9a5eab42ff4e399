package io.github.weft.cli;

import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.search.job.Latency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft supernet check}: how far the ranking by inherited weights can be believed. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Holds accuracy inherited from supernets against networks trained alone: does weight sharing rank them, and better than counting parameters?",
            "Draws networks evenly over size, judges each with the weights it inherits after recalibrating its batch norms, trains each alone with",
            "several seeds, and prints the agreement of every supernet beside sizes, untrained weights, one epoch of training and another seed.",
            "Everything is committed as it finishes; the same command again, or weft resume, goes on.",
            ""
        },
        footer = {
            "",
            "Give supernets that differ in their seed alone, too: how far they disagree is how far one of them can be believed.",
            "",
            "Example:",
            "  weft supernet check uniform-1.supernet uniform-2.supernet sandwich-1.supernet --space vit-mini-v2 --short-epochs 4"
        })
final class SupernetCheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Supernets of the same space and data; each has a row named like its file.")
    private List<String> supernets = List.of();

    @Mixin
    private TrustOptions options = new TrustOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var given = KeyOptions.given(spec.commandLine().getParseResult(), TrustKeys.ofCheck());
        SearchConfig config = UserMistake.reading(() -> TrustKeys.checking(
                supernets, Latency.resolved(given, options.store().folder())));
        return new TrustRun(config, options.workers().equip(config), Optional.empty()).sit(options, spec);
    }
}
