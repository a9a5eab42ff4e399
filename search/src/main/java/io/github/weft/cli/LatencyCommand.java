package io.github.weft.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weft latency}: how long networks take on this machine. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description =
                "Times networks in ONNX Runtime on this machine, and learns to predict how long those take that nobody has run.",
        subcommands = {LatencyCalibrateCommand.class, LatencyMeasureCommand.class})
final class LatencyCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Do what? weft latency --help lists it.");
    }
}
