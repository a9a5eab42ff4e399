package io.github.weft.trust;

import io.github.weft.rank.Vote;
import io.github.weft.report.Metrics;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Which proxies can be believed on this space and data.
 *
 * @param candidates networks in the sample
 * @param judged those that have a truth
 * @param rows the ceiling first, then by rho
 */
public record TrustReport(int candidates, int judged, List<TrustRow> rows) {

    public TrustReport {
        rows = List.copyOf(rows);
    }

    /** The same sample and seed give the same report. */
    public static TrustReport of(TrustSample sample, long seed) {
        Judged judged = Judged.of(sample);
        var yardstick = new Yardstick(
                judged.truths(),
                judged.values(sample.proxy(Metrics.PARAMS).mean()),
                judged.values(sample.proxy(Metrics.FLOPS).mean()));
        List<Contender> contenders =
                sample.proxies().stream().map(TrustReport::single).toList();
        var bootstrap = new Bootstrap(
                judged, yardstick, contenders.stream().map(Contender::scores).toList(), seed);
        var rows = new ArrayList<TrustRow>();
        IntStream.range(0, contenders.size()).forEach(i -> rows.add(row(contenders.get(i), i, bootstrap)));
        rows.sort(Comparator.comparingDouble(
                        (TrustRow row) -> -row.spearman().map(Estimate::value).orElse(-2.0))
                .thenComparing(TrustRow::name));
        return new TrustReport(sample.candidates().size(), judged.size(), rows);
    }

    private static Contender single(Measurements proxy) {
        return new Contender(
                proxy.name(),
                TrustRow.Kind.PROXY,
                List.of(Vote.on(proxy.name())),
                Optional.empty(),
                proxy.mean(),
                proxy.cost(),
                Optional.empty());
    }

    private static TrustRow row(Contender contender, int place, Bootstrap bootstrap) {
        List<Score> scores = contender.scores();
        return new TrustRow(
                contender.name(),
                contender.kind(),
                contender.members(),
                contender.aggregation(),
                bootstrap.estimate(place, Yardstick.Agreement::rho),
                bootstrap.estimate(place, Yardstick.Agreement::tau),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                (int) scores.stream().filter(score -> score.value().isPresent()).count(),
                scores.size(),
                contender.cost(),
                contender.spread(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                bootstrap.estimate(place, Yardstick.Agreement::overParams),
                bootstrap.estimate(place, Yardstick.Agreement::overFlops),
                "");
    }
}
