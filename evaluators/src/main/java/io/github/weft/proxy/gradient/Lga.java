package io.github.weft.proxy.gradient;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * How far the tangent kernel at initialisation holds images of one class together (Mok et al., LGA, CVPR 2022): the cosine between the
 * kernel and the matrix that is 1 for images of one label and -1 for others, both less their means. From -1 to 1.
 *
 * <p>Its authors measure it after a little training, since the kernel moves most in the first steps: that is {@code lga-trained}. Undefined
 * if all images have one label.
 */
public final class Lga implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("lga");
    }

    @Override
    public String summary() {
        return "alignment of the tangent kernel with the labels at initialisation (Mok et al., 2022)";
    }

    @Override
    public Reading<?> reading() {
        return TangentKernel.READING;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(TangentKernel.READING).labelAlignment());
    }
}
