package io.github.weft.proxy.forward;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How much the outputs for a batch change, relative to their size, when all weights of the network go from one constant to another
 * (Gracheva, 2023, "Neural architecture search: two constant shared weights initialisations", arXiv 2302.04406): the mean of {@code |p - q|} over the
 * mean of all {@code p} and {@code q}, the outputs for weights 1e-7 and 1 moved and scaled to [0, 1], where exact zeros do not count.
 *
 * <p>As the published code does; the paper divides by a deviation. Undefined where one constant leaves all outputs alike: with 1e-7 in
 * single precision whatever passes a weighted layer in every cell vanishes, so that on NAS-Bench-201 a number exists only for cells with
 * a path of skips and poolings alone, 58 % of them, and not the best. Read it with its coverage: a rank correlation over what it can
 * score says nothing about the rest.
 */
public final class Epsinas implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("epsinas");
    }

    @Override
    public String summary() {
        return "relative change of the outputs between two constants for all weights (Gracheva, 2023)";
    }

    @Override
    public Reading<?> reading() {
        return ConstantPass.READING;
    }

    @Override
    public Score score(Probe probe) {
        ConstantPass outputs = probe.read(ConstantPass.READING);
        return score(outputs.small(), outputs.large());
    }

    /** The score of two lists of outputs, which may be swapped. */
    static Score score(double[] first, double[] second) {
        if (!DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).allMatch(Double::isFinite)) {
            return Score.failed("not finite: an output");
        }
        double[] p = normalised(first);
        double[] q = normalised(second);
        double change = 0;
        int both = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] != 0 && q[i] != 0) {
                change += Math.abs(p[i] - q[i]);
                both++;
            }
        }
        long inFirst = nonZero(p);
        long inSecond = nonZero(q);
        if (both == 0) {
            return Score.failed("undefined: of %s outputs, %s and %s are above the least, and none in both"
                    .formatted(p.length, inFirst, inSecond));
        }
        double size = (Arrays.stream(p).sum() + Arrays.stream(q).sum()) / (inFirst + inSecond);
        return Score.of(change / both / size);
    }

    /** Moved and scaled to [0, 1]; zeros where all are alike. */
    private static double[] normalised(double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double range = Arrays.stream(values).max().orElse(0) - least;
        return Arrays.stream(values)
                .map(value -> range == 0 ? 0 : (value - least) / range)
                .toArray();
    }

    private static long nonZero(double[] values) {
        return Arrays.stream(values).filter(value -> value != 0).count();
    }
}
