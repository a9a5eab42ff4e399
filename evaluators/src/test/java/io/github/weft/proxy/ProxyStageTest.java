package io.github.weft.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.proxy.shared.GradNorm;
import io.github.weft.proxy.shared.L2Norm;
import io.github.weft.proxy.shared.Nwot;
import io.github.weft.proxy.shared.Params;
import io.github.weft.proxy.shared.Snip;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.cell.Nb201;
import io.github.weft.torch.Fixtures;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("torch")
class ProxyStageTest {

    private static final Setting SETTING = new Setting(Shape.vector(2), 2, new TreeMap<>());
    private static final Batch BATCH =
            Batch.of("toy", Shape.vector(2), new float[] {1, 2, -1, 2, 3, 1}, new int[] {0, 1, 0});
    private static final List<BatchSource> BATCHES = List.of(NoiseBatches.of(BATCH, 2));
    private static final List<ZeroCostProxy> TWO = List.of(new GradNorm(), new Nwot());

    @Test
    void givesOneEvaluationForEachProxyInOrder() {
        List<Evaluation> evaluations = stage(new Toy(false), TWO).evaluate(Genome.of(1), 2);

        assertThat(evaluations).extracting(Evaluation::metric).containsExactly("grad-norm", "nwot");
        assertThat(evaluations).extracting(Evaluation::candidate).containsOnly("toy 0");
        assertThat(evaluations).extracting(Evaluation::replicate).containsOnly(2);
        assertThat(evaluations).extracting(Evaluation::fidelity).containsOnly(0);
    }

    @Test
    void saysHowTheNumberCameAbout() {
        Evaluation gradNorm =
                stage(new Toy(false), TWO).evaluate(Genome.of(0), 0).get(0);

        assertThat(gradNorm.protocol())
                .hasToString("batch=3;batch-digest=%s;batch-norm=batch;data=toy;dtype=float32;initialisation=default;"
                                .formatted(BATCH.digest())
                        + "input=batch;loss=cross-entropy;seed=9;setting=input=2,classes=2,skeleton={}");
        assertThat(Protocol.parse(gradNorm.protocol().toString())).isEqualTo(gradNorm.protocol());
        assertThat(stage(new Toy(false), List.of(new Params()))
                        .evaluate(Genome.of(0), 0)
                        .get(0)
                        .protocol())
                .isEqualTo(Protocol.exact());
    }

    @Test
    void everyProxyMeasuredDifferentlyHasItsOwnProtocol() {
        var stage = stage(new Toy(false), Proxies.all());
        var protocols = stage.evaluate(Genome.of(0), 0).stream()
                .map(each -> each.metric() + " " + each.protocol().digest())
                .toList();

        assertThat(protocols).doesNotHaveDuplicates();
        assertThat(stage.metrics()).extracting(metric -> metric.name()).isEqualTo(Proxies.names());
    }

    @Test
    void aCandidateThatCannotBeBuiltFailsAndDoesNotThrow() {
        assertThat(stage(new Toy(true), TWO).evaluate(Genome.of(0), 0))
                .extracting(Evaluation::score)
                .containsOnly(Score.failed("invalid: genome (0) does not fit."));
    }

    @Test
    void aSlowCandidateRunsOutOfTimeAndKeepsWhatNeedsNone() {
        var ticks = new AtomicLong();
        InstantSource secondsPass = () -> Instant.ofEpochSecond(ticks.incrementAndGet());
        var proxies = List.of(new Params(), new GradNorm(), new Snip());
        var stage = new ProxyStage(new Toy(false), SETTING, proxies, BATCHES, 9, Duration.ofSeconds(5), secondsPass);

        assertThat(stage.evaluate(Genome.of(0), 0))
                .extracting(Evaluation::score)
                .containsExactly(
                        Score.of(8), Score.failed("out of time: limit 5 s"), Score.failed("out of time: limit 5 s"));
    }

    @Test
    void proxiesThatReadTheSameShareItsTime() {
        var ticks = new AtomicLong();
        InstantSource secondsPass = () -> Instant.ofEpochSecond(ticks.incrementAndGet());
        var proxies = List.of(new GradNorm(), new Snip(), new L2Norm());
        var stage = new ProxyStage(new Toy(false), SETTING, proxies, BATCHES, 9, Duration.ofDays(1), secondsPass);
        List<Evaluation> evaluations = stage.evaluate(Genome.of(0), 0);

        assertThat(evaluations.get(0).seconds()).isEqualTo(evaluations.get(1).seconds());
        assertThat(evaluations.get(2).seconds()).isEqualTo(1);
        assertThat(ticks).hasValueGreaterThan(6);
    }

    @Test
    void rejectsABatchOfAnotherShape() {
        var setting = new Nb201().setting(Shape.image(3, 8, 8), 2);

        assertThatThrownBy(() -> new ProxyStage(new Nb201(), setting, TWO, BATCHES, 9, Duration.ofSeconds(1)))
                .hasMessage("batch of 2 does not fit networks for 3x8x8.");
    }

    @Test
    void rejectsLabelsThatNoNetworkHas() {
        Batch batch = Batch.of("toy", Shape.vector(2), new float[] {1, 2, -1, 2}, new int[] {0, 7});

        assertThatThrownBy(() -> new ProxyStage(
                        new Toy(false), SETTING, TWO, List.of(BatchSource.only(batch)), 9, Duration.ofSeconds(1)))
                .hasMessage("label (7) is not one of the network's 2 classes.");
    }

    private static ProxyStage stage(SearchSpace space, List<ZeroCostProxy> proxies) {
        return new ProxyStage(space, SETTING, proxies, BATCHES, 9, Duration.ofMinutes(1));
    }

    /** A space of one candidate with two genomes. */
    private record Toy(boolean broken) implements SearchSpace {
        @Override
        public String name() {
            return "toy";
        }

        @Override
        public String summary() {
            return "two layers";
        }

        @Override
        public List<Gene> genes() {
            return List.of(new Gene("g", List.of("a", "b")));
        }

        @Override
        public BigInteger cardinality() {
            return BigInteger.TWO;
        }

        @Override
        public Setting setting(Shape input, int classes) {
            return SETTING;
        }

        @Override
        public Network decode(Genome genome, Setting setting) {
            if (broken) {
                throw new IllegalArgumentException("genome (0) does not fit.");
            }
            return Fixtures.twoLayers(true);
        }

        @Override
        public Genome canonical(Genome genome) {
            return Genome.of(0);
        }

        @Override
        public boolean active(Genome genome, int gene) {
            return false;
        }

        @Override
        public String format(Genome genome) {
            return "toy " + genome.allele(0);
        }

        @Override
        public Genome parse(String text) {
            return Genome.of(0);
        }
    }
}
