package io.github.weft.search.job;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.rank.Vote;
import io.github.weft.report.RunView;
import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.trust.Recommendation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks up what a trust report recommends, so that a search can say {@code --proxies auto}. */
public final class Trusted {

    /** In place of names: what the newest trust report that fits recommends. */
    public static final String AUTO = "auto";

    /** What a trust report must have in common with a search, and what else shapes its images. */
    private static final List<Key<?>> SHARED = List.of(
            Keys.SPACE,
            Keys.BASE,
            Keys.SKELETON,
            Keys.DEAD_EDGES,
            Keys.DATA,
            Keys.LIMIT,
            Keys.VALIDATION_SHARE,
            Keys.IMAGE_SIZE);

    /** How the trusted scores were measured, which a search takes over where it is not told otherwise. */
    private static final List<Key<?>> PROTOCOL = List.of(Keys.BATCH, Keys.REPLICATES, Keys.BATCHES, Keys.TEACHER);

    private final RunReader facts;
    private final SearchConfig config;
    private final Equipment equipment;

    /** @param config a search's, whatever its proxies */
    public Trusted(RunReader facts, SearchConfig config, Equipment equipment) {
        this.facts = facts;
        this.config = config;
        this.equipment = equipment;
    }

    /** Whether settings leave the choice of proxies to a trust report. */
    public static boolean asked(Map<String, String> given) {
        return given.getOrDefault(Keys.PROXIES.name(), "").strip().equals(AUTO);
    }

    /**
     * The settings with the recommended proxies, their signs, how they were measured and become one number, and the run that recommends them.
     *
     * @throws IllegalArgumentException if there is no such report, saying how to make one
     */
    public SearchConfig resolved(Map<String, String> given) {
        RunRow row = config.value(Keys.TRUST)
                .map(this::named)
                .orElseGet(() ->
                        facts.runs().stream().filter(this::fits).findFirst().orElseThrow(() -> missing(config)));
        String run = row.run().id();
        Recommendation recommended = new TrustFacts(RunView.of(facts, run))
                .report()
                .recommendation()
                .orElseThrow(() -> new IllegalArgumentException(
                        "trust report %s recommends nothing: no proxy agrees with training. Maybe compare more networks, or name proxies."
                                .formatted(run)));
        var texts = new LinkedHashMap<>(given);
        texts.put(
                Keys.PROXIES.name(),
                recommended.combination().votes().stream().map(Vote::toString).collect(Collectors.joining(",")));
        texts.put(Keys.TRUST.name(), run);
        texts.putIfAbsent(
                Keys.AGGREGATION.name(), recommended.combination().aggregation().toString());
        Map<String, String> measured =
                SearchConfig.parse(row.run().configuration(), TrustKeys.all()).chosen();
        PROTOCOL.stream()
                .map(Key::name)
                .filter(measured::containsKey)
                .forEach(name -> texts.putIfAbsent(name, measured.getOrDefault(name, "")));
        return SearchConfig.of(texts);
    }

    private RunRow named(String id) {
        Optional<RunRow> row = facts.run(id);
        if (row.isEmpty()) {
            throw new IllegalArgumentException(
                    "trust (%s) is no run in this store. weft runs lists them.".formatted(id));
        }
        if (!fits(row.get())) {
            throw new IllegalArgumentException(
                    "trust (%s) is a %s, %s, and not a finished trust report for this space, skeleton and data. Make one with: %s"
                            .formatted(
                                    id,
                                    row.get().run().kind(),
                                    row.get().run().provenance().getOrDefault("command", "of unknown origin"),
                                    command(config)));
        }
        return row.get();
    }

    private boolean fits(RunRow row) {
        return fits(row, config, Provenance.ofData(equipment));
    }

    /** Whether a run is a finished trust report for the space, skeleton and data of a search. */
    static boolean fits(RunRow row, SearchConfig config, String data) {
        if (!row.run().kind().equals(TrustKeys.KIND) || row.status() != RunStatus.FINISHED) {
            return false;
        }
        SearchConfig trusted;
        try {
            trusted = SearchConfig.parse(row.run().configuration(), TrustKeys.all());
        } catch (SearchConfig.Problems e) {
            return false; // of another version, with settings that are no more, or of a space file that has changed
        }
        return trusted.value(TrustKeys.SUPERNETS).isEmpty()
                && trusted.value(Keys.SPACE).equals(config.value(Keys.SPACE))
                && Objects.equals(
                        trusted.chosen().get(Keys.BASE.name()), config.chosen().get(Keys.BASE.name()))
                && trusted.value(Keys.SKELETON).equals(config.value(Keys.SKELETON))
                && trusted.value(Keys.DEAD_EDGES).equals(config.value(Keys.DEAD_EDGES))
                && data.equals(row.run().provenance().get("data"));
    }

    /** There is no trust report that fits a search of these settings. */
    public static IllegalArgumentException missing(SearchConfig config) {
        return new IllegalArgumentException(
                "proxies (auto) needs a finished trust report for this space, skeleton and data, and the store has none. Make one with: %s"
                        .formatted(command(config)));
    }

    private static String command(SearchConfig config) {
        return "weft proxies trust"
                + Provenance.options(
                        config, name -> SHARED.stream().map(Key::name).anyMatch(name::equals));
    }
}
