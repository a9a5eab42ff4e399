package io.github.weft.cli;

import io.github.weft.db.RunStore;
import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.exchange.ScoredFile;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.ImportJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft import}: what others have measured, as a run of its own. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Stores scored architectures from a file as a run, whose rows say that they were imported.",
            "Reads CSV and JSON, also what weft leaderboard and weft score print and weft export writes. Every line is checked first: all of the file is stored, or nothing.",
            ""
        })
final class ImportCommand implements Callable<Integer> {

    private static final List<Key<?>> OF_SPACE =
            List.of(Keys.SPACE, Keys.BASE, Keys.SKELETON, Keys.DEAD_EDGES, Keys.OBJECTIVES, Keys.CONSTRAINTS);
    private static final List<Key<?>> OF_DATA = List.of(Keys.DATA, Keys.LIMIT, Keys.VALIDATION_SHARE, Keys.IMAGE_SIZE);

    static final List<Key<?>> KEYS =
            Stream.of(OF_SPACE, OF_DATA).flatMap(List::stream).toList();

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description =
                    "CSV with a column architecture and a column for each metric, or with columns architecture, metric and value; or JSON with the same names. With --data costs are counted here, and the run can be ranked beside others of these data.")
    private Path file = Path.of("");

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Name the run in one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Map<String, String> given = KeyOptions.given(spec.commandLine().getParseResult(), KEYS);
        boolean ofData = given.containsKey(Keys.DATA.name());
        OF_DATA.forEach(key -> {
            if (!ofData && given.containsKey(key.name())) {
                throw new UserMistake(
                        "%s (%s) is about data; name them with --data.".formatted(key.name(), given.get(key.name())));
            }
        });
        if (!Files.isRegularFile(file)) {
            throw new UserMistake("file (%s) is no file.".formatted(file));
        }
        ImportJob job = UserMistake.reading(() -> {
            SearchConfig config = SearchConfig.of(given, ofData ? KEYS : OF_SPACE);
            Optional<Equipment> equipment = ofData ? Optional.of(Equipment.of(config)) : Optional.empty();
            return ImportJob.of(
                    config, equipment, ScoredFile.read(file), file.getFileName().toString(), provenance());
        });
        try (RunStore facts = store.open()) {
            tell(job, job.store(facts));
        }
        return Exit.DONE;
    }

    private Map<String, String> provenance() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("weft", Version.text());
        facts.put("java", System.getProperty("java.version"));
        facts.put("os", System.getProperty("os.name"));
        facts.put("command", GivenRun.command(spec));
        return facts;
    }

    private void tell(ImportJob job, boolean fresh) {
        var out = spec.commandLine().getOut();
        String id = job.run().id();
        if (json) {
            out.println(Json.object()
                    .put("run", id)
                    .put("architectures", job.architectures())
                    .put("scores", job.scores())
                    .put("new", fresh));
        } else if (fresh) {
            out.printf(
                    "imported %s scores of %s architectures as run %s: weft leaderboard %s --db %s%n",
                    job.scores(), job.architectures(), id, id, store.folder());
        } else {
            out.printf("this file is in the store already, as run %s%n", id);
        }
        out.flush();
    }
}
