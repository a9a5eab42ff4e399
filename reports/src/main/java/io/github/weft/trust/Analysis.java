package io.github.weft.trust;

import io.github.weft.report.Metrics;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One way through a sample: what contends, how each agrees with the truth, and the rows that come of it. */
final class Analysis {

    private static final int K = 10;

    private final TrustSample sample;
    private final Judged judged;
    private final long seed;
    private final int k;

    Analysis(TrustSample sample, long seed) {
        this.sample = sample.withRandom(seed);
        this.judged = Judged.of(sample);
        this.seed = seed;
        this.k = Math.max(1, Math.min(K, judged.size() / 2));
    }

    TrustReport report() {
        List<Contender> proxies = sample.proxies().stream()
                .map(proxy -> Contender.of(proxy, judged))
                .sorted(Comparator.comparingDouble(proxy -> -Math.abs(judged.rho(proxy.scores()))))
                .toList();
        Redundancy redundancy = Redundancy.of(
                proxies.stream().map(Contender::name).toList(),
                proxies.stream().map(Contender::scores).toList());
        Map<String, List<Score>> pool = pool(proxies);
        boolean calibrated = judged.size() >= Choice.ENOUGH;
        var choice = new Choice(pool, redundancy.clusters(), calibrated);
        var validation = new CrossValidation(judged, seed);
        Optional<Recommendation> recommendation = choice.best(judged::rho)
                .filter(best -> sample.inherited().isEmpty())
                .map(best -> new Recommendation(best, calibrated, validation.folds()));
        List<Contender> fixed = Combination.FIXED.stream()
                .filter(some -> some.fits(pool))
                .map(some -> Contender.of(some, TrustRow.Kind.COMBINATION, choice.scores(some), sample, judged))
                .toList();
        List<Contender> chosen = recommendation.map(Recommendation::combination).stream()
                .map(best ->
                        Contender.of(best, TrustRow.Kind.RECOMMENDED, validation.scores(choice, best), sample, judged))
                .toList();
        List<Contender> inherited = sample.inherited().stream()
                .map(supernet -> Contender.ofSupernet(supernet, judged))
                .toList();
        Optional<Ceiling> ceiling = Ceiling.of(sample.truth(), seed);
        return new TrustReport(
                sample.truth().name(),
                sample.candidates().size(),
                judged.size(),
                k,
                rows(
                        ceiling,
                        Stream.of(chosen, fixed, inherited, proxies)
                                .flatMap(List::stream)
                                .toList()),
                ceiling,
                redundancy,
                recommendation);
    }

    /** What may become a member: proxies that mostly give a number. */
    private static Map<String, List<Score>> pool(List<Contender> proxies) {
        var pool = new TreeMap<String, List<Score>>();
        for (Contender proxy : proxies) {
            long measured = measured(proxy.scores());
            if (!proxy.name().equals(Contender.RANDOM)
                    && 2 * measured >= proxy.scores().size()) {
                pool.put(proxy.name(), proxy.scores());
            }
        }
        return pool;
    }

    private List<TrustRow> rows(Optional<Ceiling> ceiling, List<Contender> contenders) {
        var bootstrap =
                new Bootstrap(judged, contenders.stream().map(Contender::scores).toList(), seed);
        Map<Integer, Imputed> imputed = imputed(contenders, bootstrap);
        var rows = new ArrayList<TrustRow>();
        IntStream.range(0, contenders.size())
                .forEach(i -> rows.add(row(contenders.get(i), i, bootstrap, Optional.ofNullable(imputed.get(i)))));
        rows.sort(Comparator.comparingDouble(
                        (TrustRow row) -> -row.spearman().map(Estimate::value).orElse(-2.0))
                .thenComparing(TrustRow::name)
                .thenComparing(TrustRow::kind));
        ceiling.ifPresent(top -> rows.add(0, top.row(sample.candidates().size())));
        return rows;
    }

    /** By place, of contenders that gave some numbers and not all. */
    private Map<Integer, Imputed> imputed(List<Contender> contenders, Bootstrap dropped) {
        List<Score> params = sample.proxy(Metrics.PARAMS).mean();
        List<Integer> partly = IntStream.range(0, contenders.size())
                .filter(i -> measured(contenders.get(i).scores()) > 0
                        && measured(contenders.get(i).scores())
                                < contenders.get(i).scores().size())
                .boxed()
                .toList();
        if (partly.isEmpty()) {
            return Map.of();
        }
        List<List<Score>> filled = partly.stream()
                .map(i -> Fallback.filled(contenders.get(i).scores(), params, isTurned(i, dropped)))
                .toList();
        var bootstrap = new Bootstrap(judged, filled, seed);
        var imputed = new TreeMap<Integer, Imputed>();
        IntStream.range(0, partly.size())
                .forEach(at -> imputed.put(
                        partly.get(at),
                        new Imputed(
                                bootstrap.estimate(at, Yardstick.Agreement::rho),
                                bootstrap.estimate(at, Yardstick.Agreement::tau))));
        return imputed;
    }

    private static boolean isTurned(int place, Bootstrap bootstrap) {
        return way(bootstrap.estimate(place, Yardstick.Agreement::rho))
                != way(bootstrap.estimate(place, Yardstick.Agreement::params));
    }

    private TrustRow row(Contender contender, int place, Bootstrap bootstrap, Optional<Imputed> imputed) {
        List<Score> scores = contender.scores();
        Shared shared = judged.sharing(scores);
        Optional<Estimate> rho = bootstrap.estimate(place, Yardstick.Agreement::rho);
        int way = way(rho);
        int paramsWay = way(bootstrap.estimate(place, Yardstick.Agreement::params));
        int flopsWay = way(bootstrap.estimate(place, Yardstick.Agreement::flops));
        Optional<Estimate> overParams =
                bootstrap.estimate(place, figures -> way * figures.rho() - paramsWay * figures.params());
        Optional<Estimate> overFlops =
                bootstrap.estimate(place, figures -> way * figures.rho() - flopsWay * figures.flops());
        Optional<Estimate> givenParams = bootstrap.estimate(place, Yardstick.Agreement::givenParams);
        int measured = (int) measured(scores);
        return new TrustRow(
                contender.name(),
                contender.kind(),
                contender.votes(),
                contender.aggregation(),
                rho,
                bootstrap.estimate(place, Yardstick.Agreement::tau),
                shared.precision((int) Math.max(1, Math.round(shared.size() / 10.0))),
                shared.precision(k),
                measured,
                scores.size(),
                imputed,
                contender.cost(),
                contender.spread(),
                shared.withinFlops(),
                shared.bestHalf(),
                shared.regrets(),
                givenParams,
                overParams,
                overFlops,
                Verdict.of(contender.name(), measured, scores.size(), rho, overParams, overFlops, givenParams));
    }

    private static int way(Optional<Estimate> rho) {
        return rho.filter(Estimate::negative).isPresent() ? -1 : 1;
    }

    private static long measured(List<Score> scores) {
        return scores.stream().filter(score -> score.value().isPresent()).count();
    }
}
