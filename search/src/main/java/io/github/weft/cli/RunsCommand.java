package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft runs}: what the store holds. */
@Command(name = "runs", mixinStandardHelpOptions = true, description = "Lists the runs of the store, newest first.")
final class RunsCommand implements Callable<Integer> {

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (RunReader facts = store.read()) {
            if (!json) {
                out.printf(
                        "%-16s %-8s %-9s %-20s %9s  %s%n",
                        "run", "kind", "status", "started (UTC)", "seconds", "configuration");
            }
            for (RunRow row : facts.runs()) {
                String status = row.status().name().toLowerCase(Locale.ROOT);
                String started = row.started().toString().substring(0, 19);
                if (json) {
                    out.println(Json.object()
                            .put("run", row.run().id())
                            .put("kind", row.run().kind())
                            .put("status", status)
                            .put("started", started + "Z")
                            .put("seconds", row.elapsedSeconds())
                            .put("seed", row.run().seed())
                            .put("command", row.run().provenance().getOrDefault("command", "")));
                } else {
                    out.printf(
                            Locale.ROOT,
                            "%-16s %-8s %-9s %-20s %9.0f  %s%n",
                            row.run().id(),
                            row.run().kind(),
                            status,
                            started,
                            row.elapsedSeconds(),
                            row.run().provenance().getOrDefault("command", ""));
                }
            }
            out.flush();
        }
        return Exit.DONE;
    }
}
