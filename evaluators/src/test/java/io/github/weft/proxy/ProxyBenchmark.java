package io.github.weft.proxy;

import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.proxy.shared.Fisher;
import io.github.weft.proxy.shared.GradNorm;
import io.github.weft.proxy.shared.Grasp;
import io.github.weft.proxy.shared.JacobCov;
import io.github.weft.proxy.shared.Plain;
import io.github.weft.proxy.shared.Snip;
import io.github.weft.proxy.shared.Synflow;
import java.util.List;

/**
 * Prints how proxies do against the bars of their budget, as ratios within one run.
 *
 * <p>Arguments: {@code units [cells]}, {@code grasp [networks]}, {@code workers [candidates each]}, {@code memory [candidates [batch]]}, or none for all.
 */
public final class ProxyBenchmark {

    /** The seven of zero-cost-nas. */
    static final List<ZeroCostProxy> CLASSIC =
            List.of(new GradNorm(), new Snip(), new Plain(), new Fisher(), new Grasp(), new JacobCov(), new Synflow());

    /** The catalogue but for those that go back once for every image, or train. */
    static final List<ZeroCostProxy> EVERYDAY = Proxies.all().stream()
            .filter(proxy -> !proxy.metric().name().matches("gradsign|ntk-.*|lga.*"))
            .toList();

    private ProxyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "all" : arguments[0];
        int count = arguments.length < 2 ? 0 : Integer.parseInt(arguments[1]);
        if (what.equals("all") || what.equals("units")) {
            UnitBenchmark.run(count == 0 ? 20 : count);
        }
        if (what.equals("all") || what.equals("grasp")) {
            GraspBenchmark.run(count == 0 ? 50 : count);
        }
        if (what.equals("all") || what.equals("workers")) {
            WorkerBenchmark.run(count == 0 ? 60 : count);
        }
        if (what.equals("worker")) {
            WorkerBenchmark.child(count);
        }
        if (what.equals("all") || what.equals("memory")) {
            MemoryBenchmark.run(
                    count == 0 ? 2_000 : count,
                    arguments.length < 3 ? Batch.DEFAULT_SIZE : Integer.parseInt(arguments[2]));
        }
    }
}
