package io.github.weft.proxy.teacher;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;

/**
 * How well a teacher could be distilled into the network, by how alike the two are before training (Dong et al., DisWOT, CVPR 2023): the sum
 * of {@link DiswotRelation} and {@link DiswotSemantic}, as the authors describe the method. At most 0, and 0 only for
 * the teacher with its very weights.
 *
 * <p>What the published search runs differs: {@link DiswotCode}. Needs a teacher. No correlation with accuracy was ever published.
 */
public final class Diswot implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("diswot");
    }

    @Override
    public String summary() {
        return "likeness to a teacher, of relations between images and of class activations (Dong et al., 2023)";
    }

    @Override
    public Reading<?> reading() {
        return Lesson.READING;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("semantic", "channels-or-classes");
    }

    @Override
    public Score score(Probe probe) {
        Lesson lesson = probe.read(Lesson.READING);
        return Score.of(lesson.relation() + lesson.semantic());
    }
}
