package io.github.weft.cli;

import io.github.weft.torch.EngineMissing;
import io.github.weft.torch.Torch;
import picocli.CommandLine.Option;

/** {@code --threads}, for commands that are one piece of tensor work rather than many candidates. */
final class ThreadsOption {

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "1",
            description =
                    "Cores that one operation may use. More are seldom faster, and the last bits of a result depend on it. Default: ${DEFAULT-VALUE}.")
    private int threads = 1;

    /** Starts the tensor engine with as many. */
    void start() {
        try {
            Torch.start();
        } catch (EngineMissing e) {
            throw new EnvironmentTrouble(String.valueOf(e.getMessage()), e);
        }
        UserMistake.reading(() -> {
            Torch.useThreads(threads);
            return threads;
        });
    }
}
