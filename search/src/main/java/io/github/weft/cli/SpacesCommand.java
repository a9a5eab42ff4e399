package io.github.weft.cli;

import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft spaces}: what can be built. */
@Command(name = "spaces", mixinStandardHelpOptions = true, description = "Lists the search spaces, or explains one.")
final class SpacesCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A space to explain.")
    private @Nullable String name;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        String wanted = name;
        var spaces = wanted == null ? Spaces.all() : java.util.List.of(UserMistake.reading(() -> Spaces.named(wanted)));
        for (SearchSpace space : spaces) {
            if (json) {
                var node = Json.object()
                        .put("space", space.name())
                        .put("summary", space.summary())
                        .put("cardinality", space.cardinality());
                var genes = node.putArray("genes");
                space.genes().forEach(gene -> {
                    var entry = genes.addObject().put("name", gene.name());
                    gene.choices().forEach(entry.putArray("choices")::add);
                });
                out.println(node);
            } else {
                out.printf(Locale.ROOT, "%-10s %s (%,d genomes)%n", space.name(), space.summary(), space.cardinality());
                if (wanted != null) {
                    space.genes()
                            .forEach(gene -> out.printf("  %-28s %s%n", gene.name(), String.join(" ", gene.choices())));
                }
            }
        }
        out.flush();
        return Exit.DONE;
    }
}
