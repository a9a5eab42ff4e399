package io.github.weft.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.arch.Shape;
import io.github.weft.cli.Weft;
import io.github.weft.run.Seeds;
import io.github.weft.search.config.Constraint;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The main job against chance: for each seed, the K best of a search by proxies and K random candidates within the same constraint are
 * trained alike; of each side the best by validation accuracy is read once on the test images. Prints the paired difference in points
 * with Student's 95 % interval.
 *
 * <p>Arguments: seeds, K, epochs, evaluations, working folder. Goes on where it was stopped.
 */
final class SearchAgainstRandom {

    private static final String LIMIT = "params<100k";

    private SearchAgainstRandom() {}

    public static void main(String[] arguments) throws IOException {
        int seeds = Integer.parseInt(arguments[0]);
        int best = Integer.parseInt(arguments[1]);
        String epochs = arguments[2];
        String evaluations = arguments[3];
        Path folder = Files.createDirectories(Path.of(arguments[4]));
        var differences = new ArrayList<Double>();
        for (int seed = 0; seed < seeds; seed++) {
            Path store = folder.resolve("seed-" + seed);
            String db = store.toString();
            if (!Files.exists(store)) {
                weft(
                        "search",
                        "--config",
                        "docs/demo.yaml",
                        "--seed",
                        "" + seed,
                        "--evaluations",
                        evaluations,
                        "--promote",
                        "0",
                        "--db",
                        db);
            } else {
                weft("resume", "--db", db);
            }
            List<String> searched = rows(weft("leaderboard", run(db), "--json", "--top", "" + best, "--db", db));
            double[] ours = trained(db, epochs, searched);
            double[] chance = trained(db, epochs, random(best, seed));
            differences.add(ours[1] - chance[1]);
            System.out.printf(
                    "seed %d: search validation %.2f test %.2f, random validation %.2f test %.2f, difference %+.2f%n",
                    seed, ours[0], ours[1], chance[0], chance[1], ours[1] - chance[1]);
        }
        Interval interval = Interval.of(differences);
        System.out.printf(
                "mean difference in test accuracy over %d seeds: %+.2f points, 95 %% interval [%+.2f, %+.2f]%n",
                seeds, interval.mean(), interval.low(), interval.high());
    }

    private static String run(String db) throws IOException {
        for (String line : weft("runs", "--json", "--db", db).lines().toList()) {
            JsonNode run = new ObjectMapper().readTree(line);
            if (run.get("kind").asText().equals("search")) {
                return run.get("run").asText();
            }
        }
        throw new IllegalStateException("no search in " + db);
    }

    /** Validation and test accuracy of the best by validation. */
    private static double[] trained(String db, String epochs, List<String> architectures) throws IOException {
        var command = new ArrayList<>(
                List.of("train", "--space", "mobile", "--epochs", epochs, "--augment", "mirror", "--json", "--db", db));
        architectures.forEach(text -> command.addAll(List.of("--arch", text)));
        JsonNode board = new ObjectMapper().readTree(weft(command.toArray(String[]::new)));
        return StreamSupport.stream(board.get("rows").spliterator(), false)
                .map(row -> row.get("metrics"))
                .max(Comparator.comparingDouble(
                        metrics -> metrics.get("accuracy").asDouble()))
                .map(metrics -> new double[] {
                    metrics.get("accuracy").asDouble(),
                    metrics.get("test-accuracy").asDouble()
                })
                .orElseThrow();
    }

    private static List<String> rows(String leaderboard) throws IOException {
        var architectures = new ArrayList<String>();
        new ObjectMapper()
                .readTree(leaderboard)
                .get("rows")
                .forEach(row -> architectures.add(row.get("architecture").asText()));
        return architectures;
    }

    private static List<String> random(int count, long seed) {
        SearchSpace space = Spaces.named("mobile");
        Setting setting = space.setting(Shape.image(1, 28, 28), 10);
        Constraint limit = Constraint.parse(LIMIT);
        var random = Seeds.generator(seed, "against-random");
        return Stream.generate(() -> Variation.random(space, random))
                .filter(genome -> limit.holds(
                        Map.of("params", space.decode(genome, setting).costs().params())))
                .map(genome -> space.format(space.canonical(genome)))
                .distinct()
                .limit(count)
                .toList();
    }

    private static String weft(String... arguments) {
        var out = new StringWriter();
        int code = Weft.commandLine().setOut(new PrintWriter(out, true)).execute(arguments);
        if (code != 0) {
            throw new IllegalStateException("weft " + String.join(" ", arguments) + " ended with " + code);
        }
        return out.toString();
    }
}
