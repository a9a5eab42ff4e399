package io.github.weft.search.job;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import io.github.weft.report.RunView;
import io.github.weft.report.SupernetVerdict;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.supernet.Inherited;
import io.github.weft.trust.Estimate;
import io.github.weft.trust.TrustReport;
import io.github.weft.trust.TrustRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a store knows of how far the supernet that judged a run can be believed. A check speaks of it if it has judged networks by the same protocol, which names
 * the supernet by its digest; of several that are finished the newest counts.
 *
 * @param check the run that held the supernet against training; empty if none has
 */
public record CheckedSupernet(SupernetVerdict verdict, Optional<RunView> check) {

    /** Of a run that no supernet judged, or that is a check itself, there is nothing to say. */
    public static Optional<CheckedSupernet> of(RunReader facts, RunView view) {
        if (view.row().run().kind().equals(TrustKeys.KIND)) {
            return Optional.empty();
        }
        return inherited(view)
                .map(Evaluation::protocol)
                .findFirst()
                .map(protocol -> facts.runs().stream()
                        .filter(CheckedSupernet::isFinishedCheck)
                        .map(row -> RunView.of(facts, row.run().id()))
                        .flatMap(check -> found(check, protocol).stream())
                        .findFirst()
                        .orElseGet(() -> unchecked(view)));
    }

    private static Stream<Evaluation> inherited(RunView view) {
        return view.evaluations().stream()
                .filter(evaluation -> evaluation.metric().equals(Inherited.ACCURACY.name()));
    }

    private static boolean isFinishedCheck(RunRow row) {
        return row.run().kind().equals(TrustKeys.KIND)
                && row.status() == RunStatus.FINISHED
                && !files(row.run().configuration()).isEmpty();
    }

    private static List<String> files(String configuration) {
        try {
            return SearchConfig.recorded(configuration, TrustKeys.all()).value(TrustKeys.SUPERNETS);
        } catch (IllegalArgumentException e) {
            return List.of(); // of another version, with settings that are no more
        }
    }

    private static Optional<CheckedSupernet> found(RunView check, Protocol protocol) {
        return inherited(check)
                .filter(evaluation -> evaluation.protocol().equals(protocol))
                .findFirst()
                .map(evaluation ->
                        Supernets.rows(files(check.row().run().configuration())).get(evaluation.replicate()))
                .map(name -> new CheckedSupernet(verdict(check, name), Optional.of(check)));
    }

    private static SupernetVerdict verdict(RunView check, String name) {
        TrustReport report = new TrustFacts(check).report();
        TrustRow row = report.rows().stream()
                .filter(any ->
                        any.kind() == TrustRow.Kind.SUPERNET && any.name().equals(name))
                .findFirst()
                .orElseThrow();
        String ceiling = report.ceiling()
                .map(known -> Numbers.percent(known.kendall().value()))
                .orElse("unknown");
        String tau = row.kendall().map(Estimate::toString).orElse("unknown");
        String params = value(report.row(Metrics.PARAMS).kendall());
        return new SupernetVerdict(
                "tau " + value(row.kendall()),
                "tau %s of ceiling %s; params %s".formatted(tau, ceiling, params),
                "Supernet %s, held against %s networks trained alone: %s. It ranks them to tau %s, where training again reaches %s and counting parameters %s."
                        .formatted(name, Numbers.count(report.judged()), row.verdict(), tau, ceiling, params),
                "weft report " + check.row().run().id(),
                report.rows().stream().map(CheckedSupernet::standing).toList());
    }

    private static SupernetVerdict.Standing standing(TrustRow row) {
        return new SupernetVerdict.Standing(
                row.name(),
                row.kind().toString(),
                row.kendall().map(tau -> Numbers.percent(tau.value())).orElse(""),
                row.kendall().map(Estimate::interval).orElse(""),
                row.givenParams().map(rho -> Numbers.percent(rho.value())).orElse(""),
                row.verdict());
    }

    private static String value(Optional<Estimate> estimate) {
        return estimate.map(known -> Numbers.percent(known.value())).orElse("unknown");
    }

    private static CheckedSupernet unchecked(RunView view) {
        SearchConfig config = SearchConfig.recorded(view.row().run().configuration(), Keys.all());
        return new CheckedSupernet(
                new SupernetVerdict(
                        "unchecked",
                        "not checked against training",
                        "How far the ranking by this supernet can be believed is not known: no check in this store has held it against training.",
                        command(config),
                        List.of()),
                Optional.empty());
    }

    /** The check of this supernet in the world of the search, within its constraints, by training like its own. */
    private static String command(SearchConfig config) {
        Set<String> shared = TrustKeys.ofCheck().stream().map(Key::name).collect(Collectors.toSet());
        shared.remove(Keys.SEED.name());
        return "weft supernet check "
                + Provenance.quoted(config.value(Keys.SUPERNET).orElse("FILE"))
                + Provenance.options(config, shared::contains);
    }
}
