package io.github.weft.proxy.teacher;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;

/**
 * How alike a teacher and the network weigh channels for each class (Dong et al., DisWOT, CVPR 2023): for each class, the gradient a of the
 * cross-entropy with respect to the classifier's weights gives the matrix {@code a a'} with rows at length 1; minus the mean squared
 * difference between the teacher's and the network's over classes and rows. At most 0.
 *
 * <p>Where the widths differ, the products of the classes' gradients at length 1 are compared instead; the two do not mix well in one
 * ranking. Needs a teacher.
 */
public final class DiswotSemantic implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("diswot-semantic");
    }

    @Override
    public String summary() {
        return "likeness to a teacher of the class activations (Dong et al., 2023)";
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
        return Score.of(lesson.semantic());
    }
}
