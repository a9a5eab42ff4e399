package io.github.weft.proxy.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.forward.ZenPass;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Attempts;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Impression;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Teacher;
import io.github.weft.proxy.probe.WeightSource;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Score;
import io.github.weft.torch.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Teachers and students of two images, computed by hand. */
class DiswotTest {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final double[][] IDENTITY = {{1, 0}, {0, 1}};
    private static final double[][] CROSSED = {{1, 1}, {1, -1}};
    private static final Batch PAIR = Batch.of("by hand", Shape.vector(2), new float[] {1, 2, -1, 2}, new int[] {0, 1});

    @Test
    void relationOfDistinctToEqualImages() {
        double[][] ones = {{1, 1}, {1, 1}};

        assertThat(lesson(IDENTITY, ones, IDENTITY, IDENTITY).relation()).isEqualTo(-.2928932188, CLOSE);
        assertThat(lesson(ones, ones, IDENTITY, IDENTITY).relation()).isEqualTo(0, CLOSE);
    }

    @Test
    void semanticOfTwoClassesOverTwoChannels() {
        assertThat(lesson(IDENTITY, IDENTITY, IDENTITY, CROSSED).semantic()).isEqualTo(-.7928932188, CLOSE);
        assertThat(lesson(IDENTITY, IDENTITY, CROSSED, new double[][] {{5, 5}, {.1, -.1}})
                        .semantic())
                .as("length does not matter")
                .isEqualTo(0, CLOSE);
    }

    @Test
    void semanticComparesClassesWhereWidthsDiffer() {
        double[][] wide = {{1, 0, 1}, {0, 3, 0}};
        double[][] alike = {{1, 0, 0}, {2, 0, 0}};

        assertThat(lesson(IDENTITY, IDENTITY, IDENTITY, wide).semantic()).isEqualTo(0, CLOSE);
        assertThat(lesson(IDENTITY, IDENTITY, IDENTITY, alike).semantic()).isEqualTo(-.5, CLOSE);
    }

    @Test
    @Tag("torch")
    void theImpressionIsTheHandComputedOne() {
        try (Probe probe = probe(BatchSource.only(PAIR).taughtBy(teacher(Fixtures.reluWeights())))) {
            Impression student = probe.read(Lesson.READING).student();

            assertThat(student.classes()[0]).containsExactly(new double[] {-.43877033, -.25}, within(1e-8));
            assertThat(student.classes()[1]).containsExactly(new double[] {.43877033, .25}, within(1e-8));
            assertThat(student.relations()[0])
                    .as("features (3, 1) and (1, 0)")
                    .containsExactly(new double[] {10 / Math.sqrt(109), 3 / Math.sqrt(109)}, CLOSE);
            assertThat(student.relations()[1])
                    .containsExactly(new double[] {3 / Math.sqrt(10), 1 / Math.sqrt(10)}, CLOSE);
        }
    }

    @Test
    @Tag("torch")
    void theTeacherItselfScoresZeroAndAnotherLess() {
        Map<String, float[]> other =
                Map.of("first.weight", new float[] {1, -1, 0, .5f}, "second.weight", new float[] {1, 2, .5f, -3});

        for (ZeroCostProxy proxy : List.of(new Diswot(), new DiswotRelation(), new DiswotSemantic())) {
            assertThat(score(proxy, teacher(Fixtures.reluWeights())).value().orElseThrow())
                    .isEqualTo(0, CLOSE);
            assertThat(score(proxy, teacher(other)).value().orElseThrow()).isLessThan(-1e-3);
        }
        assertThat(score(new Diswot(), teacher(other)).value().orElseThrow())
                .isEqualTo(
                        score(new DiswotRelation(), teacher(other)).value().orElseThrow()
                                + score(new DiswotSemantic(), teacher(other))
                                        .value()
                                        .orElseThrow(),
                        CLOSE);
    }

    @Test
    @Tag("torch")
    void doesNotApplyWithoutATeacher() {
        assertThat(score(new Diswot(), Teacher.none()).failure())
                .hasValue("does not apply: needs --teacher ARCH, a network of the same space to be held against");
    }

    @Test
    void theProtocolNamesTheTeacher() {
        BatchSource source = BatchSource.only(PAIR);

        assertThat(Lesson.READING.protocol(source, 1).toString()).contains("teacher=none");
        assertThat(Lesson.READING
                        .protocol(source.taughtBy(teacher(Map.of())), 1)
                        .toString())
                .contains("teacher=by hand");
        assertThat(Readings.GRADIENTS.protocol(source, 1).toString()).doesNotContain("teacher");
    }

    @Test
    void theCodesVariantAddsLogarithmsOfDeviations() {
        assertThat(DiswotCode.score(List.of(new ZenPass(1, List.of(4.0, 9.0))))
                        .value()
                        .orElseThrow())
                .isEqualTo(1.7917594692, CLOSE);
    }

    private static Lesson lesson(double[][] relations, double[][] others, double[][] classes, double[][] otherClasses) {
        return new Lesson(
                new Impression(Impression.unitRows(relations), classes),
                new Impression(Impression.unitRows(others), otherClasses));
    }

    private static Teacher teacher(Map<String, float[]> values) {
        return Teacher.of("by hand", Fixtures.twoLayers(true), weights(values), 1);
    }

    private static WeightSource weights(Map<String, float[]> values) {
        return (built, initialisation, seed, scope) -> Fixtures.weights(built, values, DataType.FLOAT64, scope);
    }

    private static Score score(ZeroCostProxy proxy, Teacher teacher) {
        try (Probe probe = probe(BatchSource.only(PAIR).taughtBy(teacher))) {
            return Attempts.score(proxy, probe);
        }
    }

    private static Probe probe(BatchSource source) {
        Network network = Fixtures.twoLayers(true);
        return Probe.over(
                Model.of(network), weights(Fixtures.reluWeights()), source, 1, Set.of(Lesson.READING), Deadline.none());
    }
}
