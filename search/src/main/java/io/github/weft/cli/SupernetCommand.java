package io.github.weft.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weft supernet}: many networks in one set of weights. */
@Command(
        name = "supernet",
        mixinStandardHelpOptions = true,
        description =
                "Trains all networks of a space in one set of weights, and says how far to believe how these rank them.",
        subcommands = {SupernetTrainCommand.class, SupernetCheckCommand.class})
final class SupernetCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Do what? weft supernet --help lists it.");
    }
}
