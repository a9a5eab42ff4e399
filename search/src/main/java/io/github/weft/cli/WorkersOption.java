package io.github.weft.cli;

import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Equipment;
import io.github.weft.torch.EngineMissing;
import io.github.weft.torch.Torch;
import picocli.CommandLine.Option;

/** How many workers judge, and what they need for it. */
final class WorkersOption {

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Candidates judged at the same time, each on one core. Changes no result. Default: the number of cores.")
    private int workers = Runtime.getRuntime().availableProcessors();

    int count() {
        if (workers < 1 || workers > 1024) {
            throw new UserMistake("workers (%s) must be from 1 to 1024.".formatted(workers));
        }
        return workers;
    }

    /** Opens the data and builds the stages: every problem with them shows before anything is written. */
    Equipment equip(SearchConfig config) {
        count();
        Equipment equipment = UserMistake.reading(() -> Equipment.of(config));
        try {
            Torch.start();
        } catch (EngineMissing e) {
            throw new EnvironmentTrouble(String.valueOf(e.getMessage()), e);
        }
        return equipment;
    }
}
