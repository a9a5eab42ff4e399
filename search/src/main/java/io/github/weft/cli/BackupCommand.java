package io.github.weft.cli;

import io.github.weft.db.RunReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft backup}: a copy of the facts. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Writes a consistent copy of the database into a zip file, also while a run is live. Weight files lie beside it in the store and are not included.")
final class BackupCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE.zip", description = "The file to write; must not exist yet.")
    private Path zip = Path.of("weft.zip");

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (Files.exists(zip)) {
            throw new UserMistake("backup (%s) exists already. Name a new file.".formatted(zip));
        }
        try (RunReader facts = store.read()) {
            facts.backup(zip);
        }
        spec.commandLine().getOut().println(json ? Json.line("backup", zip.toAbsolutePath()) : zip);
        return Exit.DONE;
    }
}
