package io.github.weft.proxy.teacher;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * How alike a teacher and the network see the relations between images (Dong et al., DisWOT, CVPR 2023): minus the mean squared difference
 * of the products of the images' last maps before pooling, each image's row of products at length 1. At most 0.
 *
 * <p>Rotating or scaling the features changes nothing, and widths may differ. Needs a teacher; needs no labels.
 */
public final class DiswotRelation implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("diswot-relation");
    }

    @Override
    public String summary() {
        return "likeness to a teacher of the relations between images (Dong et al., 2023)";
    }

    @Override
    public Reading<?> reading() {
        return Lesson.READING;
    }

    @Override
    public Score score(Probe probe) {
        Lesson lesson = probe.read(Lesson.READING);
        return Score.of(lesson.relation());
    }
}
