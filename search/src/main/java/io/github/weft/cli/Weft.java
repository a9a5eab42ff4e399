package io.github.weft.cli;

import io.github.weft.db.StoreException;
import io.github.weft.onnx.RuntimeMissing;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.LatencyKeys;
import io.github.weft.search.config.PruneKeys;
import io.github.weft.search.config.SupernetKeys;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.search.job.ReferenceFailed;
import io.github.weft.space.NothingFeasible;
import java.io.UncheckedIOException;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code weft} command. */
@Command(
        name = "weft",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Searches neural architectures overnight and tells the truth about them in the morning.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%n",
        footer = {
            "Start with: weft search --evaluations 100",
            "",
            "Exit codes: 0 done, 1 a bug of ours, 2 usage or configuration, 3 environment,",
            "4 store locked, full or read-only, 5 store damaged, 6 nothing feasible,",
            "8 a comparison failed, 9 stopped early and resumable, 130/143 ended by a",
            "signal with state saved."
        },
        subcommands = {
            SearchCommand.class,
            ResumeCommand.class,
            ScoreCommand.class,
            TrainCommand.class,
            SupernetCommand.class,
            PruneCommand.class,
            ExportCommand.class,
            LatencyCommand.class,
            LeaderboardCommand.class,
            ReportCommand.class,
            ImportCommand.class,
            CompareCommand.class,
            ReplayCommand.class,
            RunsCommand.class,
            SpacesCommand.class,
            ProxiesCommand.class,
            StrategiesCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Weft implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Weft() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? weft --help lists them.");
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line as {@link #main} runs it, for use inside another program. */
    public static CommandLine commandLine() {
        var weft = new CommandLine(new Weft());
        KeyOptions.addTo(subcommand(weft, "search"), Keys.all());
        KeyOptions.addTo(subcommand(weft, "score"), ScoreCommand.KEYS);
        KeyOptions.addTo(subcommand(weft, "train"), TrainCommand.KEYS);
        KeyOptions.addTo(subcommand(weft, "import"), ImportCommand.KEYS);
        KeyOptions.addTo(subcommand(weft, "prune"), PruneKeys.all());
        KeyOptions.addTo(subcommand(weft, "proxies", "trust"), TrustKeys.ofTrust());
        KeyOptions.addTo(subcommand(weft, "supernet", "check"), TrustKeys.ofCheck());
        KeyOptions.addTo(subcommand(weft, "supernet", "train"), SupernetKeys.all());
        KeyOptions.addTo(subcommand(weft, "latency", "calibrate"), LatencyKeys.ofCalibration());
        KeyOptions.addTo(subcommand(weft, "latency", "measure"), LatencyKeys.ofMeasurement());
        return weft.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Weft::misused)
                .setExecutionExceptionHandler(Weft::failed);
    }

    private static CommandSpec subcommand(CommandLine weft, String... names) {
        CommandLine command = weft;
        for (String name : names) {
            command = Objects.requireNonNull(command.getSubcommands().get(name), "listed among the subcommands");
        }
        return command.getCommandSpec();
    }

    /** What the user typed cannot be used: one message, no usage dump. */
    private static int misused(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        var err = command.getErr();
        err.println(command.getColorScheme().errorText(problem.getMessage()));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("Try: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        }
        return Exit.USAGE;
    }

    /** What a command could not do: a line for the user where it is theirs to mend, a stack trace where it is ours. */
    private static int failed(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        Throwable cause = Causes.root(problem);
        int code = exitCode(cause);
        if (code == Exit.BUG) {
            cause.printStackTrace(command.getErr());
            command.getErr().println("This is a bug in weft; everything that was shown is saved.");
        } else {
            command.getErr().println(command.getColorScheme().errorText(String.valueOf(cause.getMessage())));
        }
        return code;
    }

    private static int exitCode(Throwable cause) {
        if (cause instanceof StoreException store) {
            return switch (store.kind()) {
                case LOCKED, UNUSABLE -> Exit.STORE_UNAVAILABLE;
                case DAMAGED -> Exit.STORE_DAMAGED;
                case CONFLICT -> Exit.USAGE;
            };
        }
        if (cause instanceof NothingFeasible || cause instanceof ReferenceFailed) {
            return Exit.NOTHING_FEASIBLE;
        }
        if (cause instanceof UncheckedIOException) {
            return Exit.STORE_UNAVAILABLE;
        }
        if (cause instanceof UserMistake) {
            return Exit.USAGE;
        }
        boolean environment = cause instanceof EnvironmentTrouble || cause instanceof RuntimeMissing;
        return environment ? Exit.ENVIRONMENT : Exit.BUG;
    }
}
