package io.github.weft.db;

import static io.github.weft.db.Samples.candidate;
import static io.github.weft.db.Samples.evaluation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What every store promises about candidates and evaluations. */
class EvaluationsTest extends OpenStore {

    @Test
    void readsInTheOrderOfAdding() {
        store.append("abc", List.of(candidate("z"), candidate("a")), List.of(evaluation("z", "snip", 1)));
        store.append("abc", List.of(candidate("m")), List.of(evaluation("m", "snip", 2), evaluation("a", "snip", 3)));
        store.append("abc", List.of(), List.of(evaluation("a", "flops", 4)));
        reopen();

        assertThat(store.candidates("abc")).extracting(Candidate::genome).containsExactly("z", "a", "m");
        assertThat(store.evaluations("abc"))
                .extracting(fact -> fact.score().value().orElseThrow())
                .containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void leavesAKnownCandidateAsItIs() {
        var first = new Candidate("g", "g as written", List.of("p", "q"), "crossover", 3);
        store.append("abc", List.of(first), List.of());
        store.append("abc", List.of(new Candidate("g", "other", List.of(), "random", 9)), List.of());

        assertThat(store.candidates("abc")).containsExactly(first);
    }

    @Test
    void keepsEveryDoubleExactly() {
        double[] values = {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL / 3,
            1e308,
            -Double.MAX_VALUE,
            0.1,
            1.0 / 3,
            Math.PI
        };
        var facts = new ArrayList<Evaluation>();
        for (double value : values) {
            List<Double> curve = DoubleStream.of(value, Double.NaN, Double.NEGATIVE_INFINITY)
                    .boxed()
                    .toList();
            facts.add(new Evaluation(
                    "g", "accuracy", Samples.PROTOCOL, 3, facts.size(), Score.of(value), Math.abs(value), curve));
        }
        store.append("abc", List.of(candidate("g")), facts);
        reopen();

        List<Evaluation> read = store.evaluations("abc");
        assertThat(read).isEqualTo(facts);
        assertThat(read.stream().mapToLong(fact -> bits(fact.score().value().orElseThrow())))
                .containsExactly(DoubleStream.of(values)
                        .mapToLong(EvaluationsTest::bits)
                        .boxed()
                        .toArray(Long[]::new));
        assertThat(read.stream().mapToLong(fact -> bits(fact.curve().get(0))))
                .containsExactly(DoubleStream.of(values)
                        .mapToLong(EvaluationsTest::bits)
                        .boxed()
                        .toArray(Long[]::new));
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    @Test
    void keepsFailuresAndUnicode() {
        String genome = "größe=３|нейрон|🧵| ' \" \\ \n trailing  ";
        Evaluation failed = evaluation(genome, "snip", 0, Score.failed("not finite: NaN – ∞ 🧶"));
        store.append("abc", List.of(candidate(genome)), List.of(failed));
        reopen();

        assertThat(store.candidates("abc")).containsExactly(candidate(genome));
        assertThat(store.evaluations("abc")).containsExactly(failed);
    }

    @Test
    void refusesAnEvaluationThatIsThere() {
        store.append("abc", List.of(candidate("g")), List.of(evaluation("g", "snip", 1)));

        assertConflict(
                () -> store.append(
                        "abc",
                        List.of(candidate("h")),
                        List.of(evaluation("h", "snip", 5), evaluation("g", "snip", 2))),
                "snip of g (protocol %s, fidelity 0, replicate 0)".formatted(Samples.PROTOCOL.digest()));
        assertConflict(
                () -> store.append("abc", List.of(), List.of(evaluation("g", "nwot", 3), evaluation("g", "nwot", 3))),
                "nwot of g");
        assertThat(store.candidates("abc")).containsExactly(candidate("g"));
        assertThat(store.evaluations("abc")).containsExactly(evaluation("g", "snip", 1));
    }

    @Test
    void tellsEvaluationsApartByAllThatNamesThem() {
        List<Evaluation> facts = List.of(
                new Evaluation("g", "snip", Samples.PROTOCOL, 0, 0, Score.of(1), 0, List.of()),
                new Evaluation("g", "nwot", Samples.PROTOCOL, 0, 0, Score.of(2), 0, List.of()),
                new Evaluation("g", "snip", Samples.PROTOCOL.with("batch", 32), 0, 0, Score.of(3), 0, List.of()),
                new Evaluation("g", "snip", Samples.PROTOCOL, 1, 0, Score.of(4), 0, List.of()),
                new Evaluation("g", "snip", Samples.PROTOCOL, 0, 1, Score.of(5), 0, List.of()),
                new Evaluation("g", "snip", Protocol.exact(), 0, 0, Score.of(6), 0, List.of()));
        store.append("abc", List.of(candidate("g")), facts);

        assertThat(store.evaluations("abc")).isEqualTo(facts);
    }

    @Test
    void refusesAnEvaluationOfNoCandidate() {
        assertConflict(
                () -> store.append("abc", List.of(), List.of(evaluation("stranger", "snip", 1))),
                "candidate stranger is not known");
    }
}
