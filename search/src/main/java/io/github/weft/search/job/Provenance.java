package io.github.weft.search.job;

import io.github.weft.report.Regret;
import io.github.weft.run.Run;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.torch.Torch;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What besides the configuration can change a number: the build, the platform, the engine and the content of the data. */
public final class Provenance {

    /** The name of what identifies the content of a supernet, or of several together. */
    public static final String SUPERNETS = "supernet";

    /** A fact that is not what it was. */
    public record Difference(String name, String before, String now) {

        /** Whether numbers from before and after cannot be compared at all. */
        public boolean isDecisive() {
            return DECISIVE.contains(name);
        }
    }

    /** The name of what identifies the content of a table. */
    public static final String TABLE = "table";

    /** The name of what identifies the content of a calibration of latencies. */
    public static final String CALIBRATION = "calibration";

    /** The name of the seeds of the set that a run belongs to, such as {@code 0..4}. */
    public static final String SEEDS = "seeds";

    /** What makes numbers incomparable when it differs. */
    static final List<String> DECISIVE = List.of("data", TABLE, SUPERNETS, CALIBRATION);

    private Provenance() {}

    public static SortedMap<String, String> of(SearchConfig config, Equipment equipment, String version) {
        var facts = new TreeMap<String, String>();
        facts.put("weft", version);
        facts.put("java", System.getProperty("java.version"));
        facts.put("os", System.getProperty("os.name"));
        facts.put("cpu", System.getProperty("os.arch"));
        facts.put("engine", Torch.version());
        facts.put("data", ofData(equipment));
        if (!equipment.supernets().isEmpty()) {
            facts.put(SUPERNETS, equipment.supernets().digest().substring(0, 16));
        }
        equipment
                .latency()
                .ifPresent(known -> facts.put(CALIBRATION, known.digest().substring(0, 16)));
        facts.put("command", command(config));
        equipment.truth().ifPresent(truth -> {
            facts.put(TABLE, truth.digest());
            facts.put(Regret.BEST, Double.toString(truth.best()));
            facts.put(Regret.NETWORKS, Integer.toString(truth.size()));
        });
        return facts;
    }

    /** What names the content of the data. */
    static String ofData(Equipment equipment) {
        return equipment.dataset().digest().substring(0, 16);
    }

    /** The command line that asks for the same again. */
    private static String command(SearchConfig config) {
        Map<String, String> chosen = config.chosen();
        if (config.value(Keys.TRUST).isPresent()) {
            chosen.put(Keys.PROXIES.name(), Trusted.AUTO);
        }
        return "weft search" + options(chosen, name -> true);
    }

    /** Some of the settings that differ from their defaults, as one types them after a command. */
    static String options(SearchConfig config, Predicate<String> wanted) {
        return options(config.chosen(), wanted);
    }

    private static String options(Map<String, String> chosen, Predicate<String> wanted) {
        return chosen.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(entry -> " --" + entry.getKey() + " " + quoted(entry.getValue()))
                .collect(Collectors.joining());
    }

    /** As a shell reads it back. */
    public static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.,:/=+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** What differs between a run's provenance and another; the command, and for how many seeds, is the user's business. */
    public static List<Difference> differences(Run run, SortedMap<String, String> now) {
        return run.provenance().entrySet().stream()
                .filter(fact ->
                        !fact.getKey().equals("command") && !fact.getKey().equals(SEEDS))
                .filter(fact -> !fact.getValue().equals(now.getOrDefault(fact.getKey(), "")))
                .map(fact -> new Difference(fact.getKey(), fact.getValue(), now.getOrDefault(fact.getKey(), "nothing")))
                .toList();
    }
}
