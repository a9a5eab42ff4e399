package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.score.Evaluation;
import org.junit.jupiter.api.Test;

class BoardDigestTest {

    /** {@code printf '1\ta\ttrained (6 epochs)\taccuracy=85.0,params=300.0\tok\n-\tb\tcosts\tparams=7.0\tmemory\n' | sha256sum}. */
    private static final String KNOWN = "8e8ce29ee648decee300680d6d904d8909336e61fbc2df3c34de1dc5360454a8";

    private static Facts facts(double accuracy) {
        return Facts.ofObjectives("accuracy")
                .score("a", "params", 300)
                .score("a", "accuracy", 6, 0, accuracy)
                .score("a", "train-seconds", 6, 0, 12.5)
                .score("b", "params", 7)
                .failed("b", "zero-cost", 0, "memory: needs 9 GB");
    }

    @Test
    void isTheHashOfTheDocumentedLines() {
        assertThat(facts(85).board().digest()).isEqualTo(KNOWN);
    }

    @Test
    void changesWithTheLastBitOfAMetric() {
        assertThat(facts(Math.nextUp(85.0)).board().digest()).isNotEqualTo(KNOWN);
    }

    @Test
    void doesNotDependOnTimes() {
        var slower = Facts.ofObjectives("accuracy");
        for (Evaluation fact : facts(85).evaluations()) {
            slower.add(new Evaluation(
                    fact.candidate(),
                    fact.metric(),
                    fact.protocol(),
                    fact.fidelity(),
                    fact.replicate(),
                    fact.score(),
                    fact.seconds() + 3600,
                    fact.curve()));
        }

        assertThat(slower.score("a", "latency-cpu", 4.2).board().digest()).isEqualTo(KNOWN);
    }

    @Test
    void measuredLatencyIsLeftOutAndPredictedLatencyIsNot() {
        assertThat(facts(85).score("a", "measured-latency", 4.2).board().digest())
                .isEqualTo(KNOWN);
        assertThat(facts(85).score("a", "latency", 4.2).board().digest()).isNotEqualTo(KNOWN);
    }
}
