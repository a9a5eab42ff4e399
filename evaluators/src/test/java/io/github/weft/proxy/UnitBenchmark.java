package io.github.weft.proxy;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.pass.SecondBackwardPass;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.proxy.probe.Teacher;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.proxy.shared.Grasp;
import io.github.weft.proxy.shared.Nwot;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import io.github.weft.space.cell.Nb201;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proxies in units: one forward and backward pass of the same network and batch. By the thread's processor time, so that other load on the
 * machine does not count.
 */
final class UnitBenchmark {

    private static final Nb201 SPACE = new Nb201();
    private static final Shape SHAPE = Shape.image(3, 32, 32);
    private static final Setting SETTING = SPACE.setting(SHAPE, 10);
    private static final Batch BATCH = NoiseBatches.noise(SHAPE, Batch.DEFAULT_SIZE, 10, 1);
    private static final Genome ALL_3X3 = SPACE.parse(
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|");
    private static final BatchSource BATCHES =
            NoiseBatches.of(BATCH, 10).taughtBy(Teacher.of(SPACE, ALL_3X3, SETTING, 1));

    private UnitBenchmark() {}

    /** What one network took, in seconds. */
    private record Row(
            double unit, double together, double probed, double published, double withNwot, double everyday) {

        void print(String name) {
            System.out.printf(
                    "%-12s unit %.3f s  together %.2f units  one by one as published %.2f units, by our probe %.2f units  with nwot %.2f units  catalogue %.2f units%n",
                    name, unit, together / unit, published / unit, probed / unit, withNwot / unit, everyday / unit);
        }
    }

    static void run(int cells) {
        measure(ALL_3X3);
        measure(ALL_3X3).print("all 3x3");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            rows.add(measure(Variation.random(SPACE, Seeds.generator(i, "bench"))));
            rows.get(i).print("cell " + i);
        }
        System.out.printf(
                """
                median of %d cells: together %.2f units (bar 3.3), with nwot %.2f units
                  ratio to one by one %.3f (bar .333): each on its own as published, grasp by a second backward pass
                  ratio to one by one %.3f: each on its own through the probe, grasp as we compute it
                  the catalogue, without what goes back once for every image or trains: %.2f units (bar 12)
                """,
                cells,
                median(rows.stream().map(row -> row.together / row.unit).toList()),
                median(rows.stream().map(row -> row.withNwot / row.unit).toList()),
                median(rows.stream().map(row -> row.together / row.published).toList()),
                median(rows.stream().map(row -> row.together / row.probed).toList()),
                median(rows.stream().map(row -> row.everyday / row.unit).toList()));
        for (ZeroCostProxy proxy : Proxies.all()) {
            Model model = Model.of(SPACE, ALL_3X3, SETTING);
            System.out.printf(
                    "  %-14s alone %.3f units of all 3x3%n",
                    proxy.metric().name(), seconds(() -> score(model, List.of(proxy))) / unit(model.network()));
        }
    }

    private static Row measure(Genome genome) {
        Model model = Model.of(SPACE, genome, SETTING);
        Network network = model.network();
        List<ZeroCostProxy> more = new ArrayList<>(ProxyBenchmark.CLASSIC);
        more.add(new Nwot());
        double unit = median(List.of(unit(network), unit(network), unit(network)));
        double together = seconds(() -> score(model, ProxyBenchmark.CLASSIC));
        double probed = 0;
        double published = 0;
        for (ZeroCostProxy proxy : ProxyBenchmark.CLASSIC) {
            double own = seconds(() -> score(model, List.of(proxy)));
            probed += own;
            published += proxy instanceof Grasp
                    ? seconds(() -> SecondBackwardPass.grasp(network, BATCH, DataType.FLOAT32))
                    : own;
        }
        return new Row(
                unit,
                together,
                probed,
                published,
                seconds(() -> score(model, more)),
                seconds(() -> score(model, ProxyBenchmark.EVERYDAY)));
    }

    private static double unit(Network network) {
        try (Scope scope = Scope.open()) {
            var own = OwnWeights.of(network, Initialisation.DEFAULT, 1, DataType.FLOAT32, scope);
            var subject = new Subject(network, own, BATCH, Deadline.none(), scope);
            return seconds(() -> {
                try (Scope pass = scope.inner()) {
                    subject.backward(OwnWeights.viewOf(network, own, pass), pass, Observer.none());
                }
            });
        }
    }

    private static void score(Model model, List<ZeroCostProxy> proxies) {
        Set<Reading<?>> readings = proxies.stream().map(ZeroCostProxy::reading).collect(Collectors.toSet());
        try (Probe probe = Probe.of(model, BATCHES, 1, readings, Deadline.none())) {
            proxies.forEach(proxy -> proxy.score(probe));
        }
    }

    private static double seconds(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
