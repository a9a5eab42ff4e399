package io.github.weft.cli;

import io.github.weft.search.config.Keys;
import io.github.weft.search.strategy.Strategies;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft strategies}: the ways to look. */
@Command(
        name = "strategies",
        mixinStandardHelpOptions = true,
        description = "Lists the search strategies and what they read.")
final class StrategiesCommand implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        for (Strategies.Entry entry : Strategies.all()) {
            if (json) {
                var node = Json.object().put("strategy", entry.name()).put("summary", entry.summary());
                entry.settings().forEach(node.putArray("settings")::add);
                out.println(node);
            } else {
                out.printf("%-8s %s%n", entry.name(), entry.summary());
                entry.settings()
                        .forEach(key -> out.printf(
                                "  --%-16s %s Default: %s.%n",
                                key, Keys.named(key).help(), Keys.named(key).fallback()));
            }
        }
        out.flush();
        return Exit.DONE;
    }
}
