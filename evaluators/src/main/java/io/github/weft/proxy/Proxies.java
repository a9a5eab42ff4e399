package io.github.weft.proxy;

import io.github.weft.proxy.block.AzExpressivity;
import io.github.weft.proxy.block.AzProgressivity;
import io.github.weft.proxy.block.AzTrainability;
import io.github.weft.proxy.forward.Epsinas;
import io.github.weft.proxy.forward.LinearRegions;
import io.github.weft.proxy.forward.Meco;
import io.github.weft.proxy.forward.Swap;
import io.github.weft.proxy.forward.Zen;
import io.github.weft.proxy.gradient.GradSign;
import io.github.weft.proxy.gradient.Lga;
import io.github.weft.proxy.gradient.LgaTrained;
import io.github.weft.proxy.gradient.NtkCondition;
import io.github.weft.proxy.gradient.NtkFrobenius;
import io.github.weft.proxy.gradient.NtkMean;
import io.github.weft.proxy.gradient.NtkTrace;
import io.github.weft.proxy.gradient.Zico;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.proxy.shared.Dss;
import io.github.weft.proxy.shared.EpeNas;
import io.github.weft.proxy.shared.Fisher;
import io.github.weft.proxy.shared.Flops;
import io.github.weft.proxy.shared.GradNorm;
import io.github.weft.proxy.shared.Grasp;
import io.github.weft.proxy.shared.JacobCov;
import io.github.weft.proxy.shared.L2Norm;
import io.github.weft.proxy.shared.Nwot;
import io.github.weft.proxy.shared.Params;
import io.github.weft.proxy.shared.Plain;
import io.github.weft.proxy.shared.RandomScore;
import io.github.weft.proxy.shared.Snip;
import io.github.weft.proxy.shared.Synflow;
import io.github.weft.proxy.shared.WidthSum;
import io.github.weft.proxy.teacher.Diswot;
import io.github.weft.proxy.teacher.DiswotCode;
import io.github.weft.proxy.teacher.DiswotRelation;
import io.github.weft.proxy.teacher.DiswotSemantic;
import io.github.weft.run.Names;
import java.util.List;

/** The proxies there are. */
public final class Proxies {

    private static final List<ZeroCostProxy> ALL = List.of(
            new Params(),
            new Flops(),
            new WidthSum(),
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
