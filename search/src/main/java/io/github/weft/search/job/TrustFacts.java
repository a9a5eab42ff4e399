package io.github.weft.search.job;

import io.github.weft.db.Candidate;
import io.github.weft.proxy.Proxies;
import io.github.weft.proxy.ProxyTimes;
import io.github.weft.report.RunView;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.Objective;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.supernet.Inherited;
import io.github.weft.trust.Measurements;
import io.github.weft.trust.TrustReport;
import io.github.weft.trust.TrustSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** A run's rows as a trust report: a query, so that the same rows always give the same report. */
public final class TrustFacts {

    private record Name(String protocol, int replicate) implements Comparable<Name> {

        private static final Comparator<Name> ORDER =
                Comparator.comparing(Name::protocol).thenComparing(Name::replicate);

        static Name of(Evaluation evaluation) {
            return new Name(evaluation.protocol().toString(), evaluation.replicate());
        }

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }
    }

    private final RunView view;
    private final List<String> candidates;
    private final Map<String, List<Evaluation>> byMetric = new HashMap<>();

    /** @param view of a run of kind {@code trust}, as far as its rows go */
    public TrustFacts(RunView view) {
        this.view = view;
        this.candidates = view.candidates().stream().map(Candidate::genome).toList();
        view.evaluations()
                .forEach(evaluation -> byMetric.computeIfAbsent(evaluation.metric(), metric -> new ArrayList<>())
                        .add(evaluation));
    }

    public TrustReport report() {
        return TrustReport.of(sample(), view.row().run().seed());
    }

    /** The proxies of a trust report, baselines first. */
    static List<String> proxies(SearchConfig config) {
        return Stream.concat(TrustKeys.BASELINES.stream(), config.value(TrustKeys.PROXIES).stream())
                .distinct()
                .toList();
    }

    /** What the report is made from. */
    public TrustSample sample() {
        var config = SearchConfig.recorded(view.row().run().configuration(), TrustKeys.all());
        String truth = config.value(Keys.TABLE).isPresent() ? TrustSubjects.TRUTH : Objective.ACCURACY;
        return new TrustSample(
                candidates,
                new Measurements(Metric.maximize(truth), scores(truth), OptionalDouble.empty()),
                proxies(config).stream()
                        .map(name -> new Measurements(Proxies.named(name).metric(), scores(name), cost(name)))
                        .toList(),
                inherited(config));
    }

    /** A row for each supernet; beside them what a single epoch of a network's own training says. */
    private List<Measurements> inherited(SearchConfig config) {
        List<String> rows = Supernets.rows(config.value(TrustKeys.SUPERNETS));
        var measured = new ArrayList<Measurements>();
        for (int supernet = 0; supernet < rows.size(); supernet++) {
            int number = supernet;
            measured.add(column(
                    rows.get(supernet),
                    Inherited.ACCURACY.name(),
                    evaluation ->
                            evaluation.replicate() == number ? Optional.of(evaluation.score()) : Optional.empty()));
        }
        if (!rows.isEmpty()) {
            measured.add(column(
                    TrustSample.ONE_EPOCH,
                    Objective.ACCURACY,
                    evaluation -> evaluation.curve().stream().findFirst().map(Score::of)));
        }
        return measured;
    }

    private Measurements column(String row, String metric, Function<Evaluation, Optional<Score>> part) {
        var scores = new HashMap<String, List<Score>>();
        for (Evaluation evaluation : byMetric.getOrDefault(metric, List.of())) {
            part.apply(evaluation)
                    .ifPresent(score -> scores.computeIfAbsent(evaluation.candidate(), candidate -> new ArrayList<>())
                            .add(score));
        }
        return new Measurements(
                Metric.maximize(row),
                candidates.stream()
                        .map(candidate ->
                                new Replicates(scores.getOrDefault(candidate, List.of(Score.failed("not evaluated")))))
                        .toList(),
                OptionalDouble.empty());
    }

    /** For each candidate the scores of a metric, in the same order of batches and replicates for all. */
    private List<Replicates> scores(String metric) {
        List<Evaluation> evaluations = byMetric.getOrDefault(metric, List.of());
        var names = new TreeSet<Name>();
        var byCandidate = new HashMap<String, SortedMap<Name, Score>>();
        for (Evaluation evaluation : evaluations) {
            if (evaluation.score().value().isPresent()) {
                names.add(Name.of(evaluation));
            }
            byCandidate
                    .computeIfAbsent(evaluation.candidate(), candidate -> new TreeMap<>())
                    .put(Name.of(evaluation), evaluation.score());
        }
        return candidates.stream()
                .map(candidate -> scores(names, byCandidate.getOrDefault(candidate, Collections.emptySortedMap())))
                .toList();
    }

    /** Under each name the score, or why there is none; what kept a candidate from being judged at all has a name of its own. */
    private static Replicates scores(Set<Name> names, SortedMap<Name, Score> scores) {
        Score otherwise = scores.values().stream()
                .filter(score -> score.failure().isPresent())
                .findFirst()
                .orElse(Score.failed("not evaluated"));
        return new Replicates(
                names.isEmpty()
                        ? List.of(otherwise)
                        : names.stream()
                                .map(name -> scores.getOrDefault(name, otherwise))
                                .toList());
    }

    /** The median over the networks that were clocked. */
    private OptionalDouble cost(String proxy) {
        double[] units = byMetric.getOrDefault(ProxyTimes.metric(proxy).name(), List.of()).stream()
                .flatMapToDouble(evaluation -> evaluation.score().value().stream())
                .sorted()
                .toArray();
        return units.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((units[(units.length - 1) / 2] + units[units.length / 2]) / 2);
    }
}
