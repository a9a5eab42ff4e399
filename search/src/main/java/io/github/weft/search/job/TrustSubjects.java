package io.github.weft.search.job;

import io.github.weft.db.Candidate;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import io.github.weft.search.Terrain;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.search.strategy.Draws;
import io.github.weft.search.table.ArchitectureTable;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The networks that a trust report looks at, and what is known of them beforehand. They follow from the settings, the seed and the table
 * alone.
 *
 * @param candidates all different
 * @param truths what the table says of them; empty without one
 */
public record TrustSubjects(List<Candidate> candidates, List<Evaluation> truths) {

    /** The metric of what a table says. */
    public static final String TRUTH = "truth";

    public TrustSubjects {
        candidates = List.copyOf(candidates);
        truths = List.copyOf(truths);
    }

    /**
     * Draws them.
     *
     * @throws IllegalArgumentException if there are not so many, or the table holds networks of another space
     */
    public static TrustSubjects draw(SearchConfig config, Equipment equipment, Optional<ArchitectureTable> table) {
        Feasibility feasible = equipment.feasible();
        RandomGenerator random = Seeds.generator(config.value(Keys.SEED), "trust-sample");
        return table.isPresent() ? ofTable(config, feasible, table.get(), random) : ofSpace(config, feasible, random);
    }

    private static TrustSubjects ofSpace(SearchConfig config, Feasibility feasible, RandomGenerator random) {
        SearchSpace space = config.space();
        int size = config.value(TrustKeys.SAMPLE)
                .orElseThrow(() -> new IllegalArgumentException(
                        "sample (all) needs a table. Maybe --sample 40, or --table FILE --target COLUMN."));
        var draws = new Draws(new Terrain(space, feasible, genomes -> List.of(), 1));
        List<Genome> drawn = config.value(TrustKeys.STRATIFY)
                ? new Strata(draws, feasible).draw(size, random)
                : draws.distinct(size, random);
        checkSize(size, drawn.size(), "space " + space.name());
        return new TrustSubjects(
                drawn.stream()
                        .map(genome -> candidate(space.format(space.canonical(genome)), space.format(genome), "random"))
                        .toList(),
                List.of());
    }

    private static TrustSubjects ofTable(
            SearchConfig config, Feasibility feasible, ArchitectureTable table, RandomGenerator random) {
        Map<String, List<ArchitectureTable.Row>> byCandidate = table.byCandidate(config.space(), feasible);
        List<String> texts = new ArrayList<>(byCandidate.keySet());
        int size = config.value(TrustKeys.SAMPLE).orElse(texts.size());
        checkSize(size, texts.size(), "the table");
        for (int i = 0; i < size; i++) {
            int other = i + random.nextInt(texts.size() - i);
            texts.set(other, texts.set(i, texts.get(other)));
        }
        var candidates = new ArrayList<Candidate>();
        var truths = new ArrayList<Evaluation>();
        for (String text : texts.subList(0, size)) {
            List<ArchitectureTable.Row> rows = byCandidate.getOrDefault(text, List.of());
            candidates.add(candidate(text, rows.get(0).architecture(), "given"));
            truths.addAll(truths(text, rows, table));
        }
        return new TrustSubjects(candidates, truths);
    }

    /** One for each target; rows that mean the same network are averaged. */
    private static List<Evaluation> truths(
            String candidate, List<ArchitectureTable.Row> rows, ArchitectureTable table) {
        return IntStream.range(0, table.targets().size())
                .mapToObj(i -> {
                    Score mean = new Replicates(rows.stream()
                                    .map(row -> row.values().get(i))
                                    .toList())
                            .mean();
                    Protocol protocol = Protocol.exact()
                            .with("table-digest", table.digest().substring(0, 16))
                            .with("column", table.targets().get(i));
                    return new Evaluation(candidate, TRUTH, protocol, 0, i, mean, 0, List.of());
                })
                .toList();
    }

    private static Candidate candidate(String canonical, String text, String operator) {
        return new Candidate(canonical, text, List.of(), operator, -1);
    }

    private static void checkSize(int wanted, int there, String where) {
        if (wanted > there) {
            throw new IllegalArgumentException("sample (%s) is more than the %s different networks that %s holds%s."
                    .formatted(wanted, there, where, " within the constraints"));
        }
        if (there < 3) {
            throw new IllegalArgumentException(
                    "%s holds %s networks within the constraints; a ranking needs at least 3.".formatted(where, there));
        }
    }
}
