package io.github.weft.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Shape;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.space.cell.Nb201;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostStageTest {

    private static final Nb201 SPACE = new Nb201();

    @Test
    void countsThePublishedNetwork() {
        Genome all3x3 = SPACE.parse(
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|");
        List<Evaluation> costs = new CostStage(SPACE, SPACE.setting(Shape.image(3, 32, 32), 10)).evaluate(all3x3, 0);

        assertThat(costs).extracting(Evaluation::metric).containsExactly("params", "flops", "peak-memory", "depth");
        assertThat(costs.get(0).score().value()).hasValue(1_531_546);
        assertThat(costs.get(1).score().value()).hasValue(220_119_680);
        assertThat(costs.get(2).score().value().orElseThrow()).isGreaterThan(2 * 16 * 32 * 32 * Float.BYTES);
        // the stem, three convolutions on the longest way through each of 15 cells, two in each reduction, the
        // classifier
        assertThat(costs.get(3).score().value()).hasValue(1 + 15 * 3 + 2 * 2 + 1);
        assertThat(costs).extracting(Evaluation::protocol).containsOnly(Protocol.exact());
    }

    @Test
    void whatIsPredictedComesAfterTheCounts() {
        Protocol protocol = Protocol.exact().with("calibration", "abc");
        var depth = new PredictedCost(
                Metric.minimize("latency"), protocol, network -> network.costs().depth() / 4.0);
        List<Evaluation> costs = new CostStage(SPACE, SPACE.setting(Shape.image(3, 32, 32), 10), List.of(depth))
                .evaluate(SPACE.base(), 0);

        assertThat(costs)
                .extracting(Evaluation::metric)
                .containsExactly("params", "flops", "peak-memory", "depth", "latency");
        assertThat(costs.get(4).score().value())
                .hasValue(costs.get(3).score().value().orElseThrow() / 4);
        assertThat(costs.get(4).protocol()).isEqualTo(protocol);
        assertThat(costs.get(3).protocol()).isEqualTo(Protocol.exact());
    }

    @Test
    void countsTheWeightsThatAreThereWhereNetworksLackSome() {
        SearchSpace sparse = Spaces.named("sparse");
        var stage = new CostStage(sparse, sparse.setting(Shape.image(1, 28, 28), 10));
        List<Evaluation> costs =
                stage.evaluate(sparse.parse("d0.1_erk_random_gradient_magnitude_i100_a0.3_cosine_e0.75"), 0);

        assertThat(costs)
                .extracting(Evaluation::metric)
                .containsExactly("params", "flops", "peak-memory", "depth", "nonzeros", "sparse-macs");
        assertThat(costs.get(0).score().value()).hasValue(24_058);
        // the stem's 144, a tenth of 23,680, batch norm's 224 and 10 biases
        assertThat(costs.get(4).score().value()).hasValue(144 + 2_368 + 224 + 10);
        assertThat(costs.get(5).score().value()).hasValue(144 * 784 + 598 * 196 + 1_130 * 49 + 640);
        assertThat(stage.evaluate(sparse.parse("d0.1_synflow_random_static"), 0)
                        .get(5)
                        .score()
                        .failure())
                .hasValue("not known: counts by synaptic flow wait for weights");
    }
}
