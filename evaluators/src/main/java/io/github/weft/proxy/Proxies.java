package io.github.weft.proxy;

import io.github.weft.run.Names;
import java.util.List;

/** The proxies there are. */
public final class Proxies {

    private static final List<ZeroCostProxy> ALL = List.of(
            new Params(),
            new Flops(),
            new RandomScore(),
            new L2Norm(),
            new GradNorm(),
            new Snip(),
            new Plain(),
            new Fisher(),
            new Grasp(),
            new Synflow(),
            new Nwot(),
            new JacobCov(),
            new EpeNas(),
            new Zico(),
            new Swap(),
            new Epsinas(),
            new Zen(),
            new Meco(),
            new LinearRegions(),
            new AzExpressivity(),
            new AzProgressivity(),
            new AzTrainability(),
            new GradSign(),
            new NtkCondition(),
            new NtkFrobenius(),
            new NtkMean(),
            new NtkTrace(),
            new Lga(),
            new LgaTrained(),
            new Dss(),
            new Diswot(),
            new DiswotRelation(),
            new DiswotSemantic(),
            new DiswotCode());

    private Proxies() {}

    /** All, baselines first. */
    public static List<ZeroCostProxy> all() {
        return ALL;
    }

    /** The names of all, as users type them. */
    public static List<String> names() {
        return ALL.stream().map(proxy -> proxy.metric().name()).toList();
    }

    /** @throws IllegalArgumentException on an unknown name, with what was probably meant */
    public static ZeroCostProxy named(String name) {
        return ALL.stream()
                .filter(proxy -> proxy.metric().name().equals(name))
                .findFirst()
                .orElseThrow(() -> Names.unknown("proxy", name, names()));
    }
}
