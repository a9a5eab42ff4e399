package io.github.weft.cli;

import io.github.weft.arch.Costs;
import io.github.weft.report.drawing.NetworkDrawing;
import io.github.weft.report.drawing.SpaceDrawing;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.sparsity.SparseCosts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft spaces show}: one space, or one network of it, in words or as a picture. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Explains a space, or with --arch one of its networks; --draw writes a picture of it.",
        footer = {
            "",
            "Examples:",
            "  weft spaces show mobile --draw mobile.svg",
            "  weft spaces show mobile --arch 8x1-k3e2_16x2-k3e3-k5e4_32x1-k3e3_64x2-k5e4-k3e3 --draw network.svg"
        })
final class SpacesShowCommand implements Callable<Integer> {

    @Mixin
    private SpaceChoice choice = new SpaceChoice();

    @Option(names = "--arch", paramLabel = "TEXT", description = "An architecture in the text form of the space.")
    private @Nullable String architecture;

    @Option(names = "--draw", paramLabel = "FILE.svg", description = "Draw the space, or the network, to this file.")
    private @Nullable Path drawing;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SearchSpace space = choice.space();
        Setting setting = choice.setting(space);
        var out = spec.commandLine().getOut();
        String text = architecture;
        String picture = text == null
                ? space(out, space, setting)
                : network(out, space, setting, UserMistake.reading(() -> space.parse(text)));
        if (drawing != null) {
            write(drawing, picture);
        }
        out.flush();
        return Exit.DONE;
    }

    private String space(PrintWriter out, SearchSpace space, Setting setting) {
        if (json) {
            out.println(SpacesCommand.object(space));
        } else {
            out.println(SpacesCommand.line(space));
            space.genes().forEach(gene -> out.printf("  %-28s %s%n", gene.name(), String.join(" ", gene.choices())));
        }
        return drawing == null ? "" : SpaceDrawing.svg(space, setting);
    }

    private String network(PrintWriter out, SearchSpace space, Setting setting, Genome genome) {
        var network = UserMistake.reading(() -> space.decode(genome, setting));
        String text = space.format(genome);
        Costs costs = network.costs();
        if (json) {
            out.println(SpacesSampleCommand.object(space, setting, genome)
                    .put("canonical", space.format(space.canonical(genome)))
                    .put("peak-memory", costs.peakActivationBytes())
                    .put("depth", costs.depth())
                    .put("objection", space.objection(genome, setting).orElse(null)));
        } else {
            line(out, "architecture", text);
            line(out, "canonical", space.format(space.canonical(genome)));
            line(out, "params", String.format(Locale.ROOT, "%,d", costs.params()));
            line(out, "flops", String.format(Locale.ROOT, "%,d", costs.macs()));
            if (space.sparse()) {
                SparseCosts there = SparseCosts.of(network, space.sparsity(genome, network));
                line(out, "nonzeros", String.format(Locale.ROOT, "%,d", there.nonzeros()));
                there.macs().ifPresent(macs -> line(out, "sparse-macs", String.format(Locale.ROOT, "%,d", macs)));
                space.sparsity(genome, network)
                        .ifPresent(plan ->
                                plan.nonzeros().forEach((kernel, count) -> out.printf("  %-28s %,d%n", kernel, count)));
            }
            line(out, "peak-memory", String.format(Locale.ROOT, "%,d", costs.peakActivationBytes()));
            line(out, "depth", String.valueOf(costs.depth()));
            space.objection(genome, setting).ifPresent(objection -> line(out, "no candidate", objection));
        }
        return drawing == null ? "" : NetworkDrawing.svg(space.name(), text, network);
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("%-14s %s%n", name, value);
    }

    private static void write(Path file, String picture) {
        try {
            Files.writeString(file, picture);
        } catch (IOException e) {
            throw new UserMistake("draw (%s) cannot be written: %s.".formatted(file, e.getMessage()));
        }
    }
}
