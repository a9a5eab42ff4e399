package io.github.weft.cli;

import io.github.weft.proxy.Proxies;
import io.github.weft.proxy.probe.ZeroCostProxy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft proxies}: the zero-cost proxies. */
@Command(
        name = "proxies",
        mixinStandardHelpOptions = true,
        description = "Lists the zero-cost proxies; weft proxies trust says which to believe.",
        subcommands = TrustCommand.class)
final class ProxiesCommand implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        for (ZeroCostProxy proxy : Proxies.all()) {
            if (json) {
                out.println(Json.object()
                        .put("proxy", proxy.metric().name())
                        .put("summary", proxy.summary())
                        .put("higher-is-better", proxy.metric().higherIsBetter()));
            } else {
                out.printf("%-12s %s%n", proxy.metric().name(), proxy.summary());
            }
        }
        out.flush();
        return Exit.DONE;
    }
}
