package io.github.weft.cli;

import io.github.weft.arch.Costs;
import io.github.weft.run.Seeds;
import io.github.weft.search.spacefile.SpaceFile;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weft spaces validate}: whether a file describes a space. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a file that describes a space: reads it, builds random networks and holds them against its constraints.",
            "Ends with exit code 2 and the line where the file cannot be used, and with 6 where its constraints leave nothing."
        })
final class SpacesValidateCommand implements Callable<Integer> {

    private static final int DRAWS = 200;

    @Mixin
    private SpaceChoice choice = new SpaceChoice();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!SpaceFile.isFile(choice.name())) {
            throw new UserMistake(
                    "(%s) is no file that describes a space: it must end in .yaml.".formatted(choice.name()));
        }
        SearchSpace space = choice.space();
        Setting setting = choice.setting(space);
        RandomGenerator random = Seeds.generator(0, "spaces-validate");
        List<Genome> drawn = Stream.generate(() -> Variation.random(space, random))
                .limit(DRAWS)
                .toList();
        long admitted = drawn.stream()
                .filter(genome -> space.objection(genome, setting).isEmpty())
                .count();
        List<Costs> costs = Stream.concat(
                        drawn.stream(), Stream.concat(Stream.of(space.base()), space.covering().stream()))
                .map(genome -> space.decode(genome, setting).costs())
                .toList();
        var out = spec.commandLine().getOut();
        out.println(SpacesCommand.line(space));
        range("params", costs.stream().mapToLong(Costs::params).toArray());
        range("flops", costs.stream().mapToLong(Costs::macs).toArray());
        out.printf("constraints      keep %s of %s random genomes%n", admitted, DRAWS);
        out.flush();
        return admitted > 0 ? Exit.DONE : Exit.NOTHING_FEASIBLE;
    }

    private void range(String name, long... values) {
        long least = Arrays.stream(values).min().orElse(0);
        long most = Arrays.stream(values).max().orElse(0);
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%-16s %,d to %,d among %s networks%n", name, least, most, values.length);
    }
}
