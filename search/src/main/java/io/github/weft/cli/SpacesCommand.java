package io.github.weft.cli;

import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft spaces}: what can be built. */
@Command(
        name = "spaces",
        mixinStandardHelpOptions = true,
        description =
                "Lists the search spaces; explains and draws one, samples from it, or checks a file that describes one.",
        subcommands = {SpacesShowCommand.class, SpacesSampleCommand.class, SpacesValidateCommand.class})
final class SpacesCommand implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        for (SearchSpace space : UserMistake.reading(Spaces::all)) {
            out.println(json ? object(space) : line(space));
        }
        out.flush();
        return Exit.DONE;
    }

    static String line(SearchSpace space) {
        return String.format(Locale.ROOT, "%-16s %s (%,d genomes)", space.name(), space.summary(), space.cardinality());
    }

    static Object object(SearchSpace space) {
        var node = Json.object()
                .put("space", space.name())
                .put("summary", space.summary())
                .put("cardinality", space.cardinality());
        var genes = node.putArray("genes");
        space.genes().forEach(gene -> {
            var entry = genes.addObject().put("name", gene.name());
            gene.choices().forEach(entry.putArray("choices")::add);
        });
        return node;
    }
}
