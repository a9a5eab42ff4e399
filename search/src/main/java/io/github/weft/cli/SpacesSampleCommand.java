package io.github.weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import io.github.weft.sparsity.SparseCosts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft spaces sample}: random networks of a space. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "Prints random architectures of a space, one a line, all different networks.",
        footer = {
            "",
            "With --json: one object a line, {\"architecture\", \"params\", \"flops\"}; of space sparse also \"nonzeros\" and \"sparse-macs\" (null until there are weights)."
        })
final class SpacesSampleCommand implements Callable<Integer> {

    private static final int TRIES = 1_000;

    @Mixin
    private SpaceChoice choice = new SpaceChoice();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int count = 10;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Decides which: the same seed, the same networks. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "One JSON object a line, with weights and multiply-accumulates.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (count < 1 || count > 1_000_000) {
            throw new UserMistake("count (%s) must be from 1 to 1000000.".formatted(count));
        }
        SearchSpace space = choice.space();
        Setting setting = choice.setting(space);
        var out = spec.commandLine().getOut();
        for (Genome genome : drawn(space, setting)) {
            out.println(json ? object(space, setting, genome) : space.format(genome));
        }
        out.flush();
        return Exit.DONE;
    }

    private List<Genome> drawn(SearchSpace space, Setting setting) {
        RandomGenerator random = Seeds.generator(seed, "spaces-sample");
        Map<Genome, Genome> drawn = new LinkedHashMap<>();
        int tries = 0;
        for (int misses = 0; drawn.size() < count && misses < TRIES; tries++) {
            Genome genome = Variation.random(space, random);
            boolean taken = space.objection(genome, setting).isPresent()
                    || drawn.putIfAbsent(space.canonical(genome), genome) != null;
            misses = taken ? misses + 1 : 0;
        }
        if (drawn.size() < count) {
            throw new UserMistake("count (%s) is more than there is: %s draws found %s different networks of space %s."
                    .formatted(count, tries, drawn.size(), space.name()));
        }
        return List.copyOf(drawn.values());
    }

    static ObjectNode object(SearchSpace space, Setting setting, Genome genome) {
        Network network = space.decode(genome, setting);
        Costs costs = network.costs();
        ObjectNode object = Json.object()
                .put("architecture", space.format(genome))
                .put("params", costs.params())
                .put("flops", costs.macs());
        if (space.sparse()) {
            SparseCosts there = SparseCosts.of(network, space.sparsity(genome, network));
            object.put("nonzeros", there.nonzeros());
            there.macs().ifPresentOrElse(macs -> object.put("sparse-macs", macs), () -> object.putNull("sparse-macs"));
        }
        return object;
    }
}
