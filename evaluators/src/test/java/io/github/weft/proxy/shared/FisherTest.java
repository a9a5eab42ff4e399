package io.github.weft.proxy.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Shape;
import io.github.weft.arch.TokenOp;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.torch.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Channels of tokens; those of images and vectors are in {@link ProxyVectorsTest}. */
@Tag("torch")
class FisherTest {

    @Test
    void aGateOfTokensIsOnTheChannelOfAllTokens() {
        var builder = new NetworkBuilder();
        String tokens = Fixtures.linear(builder, "tokens", builder.input("x", Shape.tokens(2, 1)), 1, 2);
        String mean = builder.node("mean", new TokenOp.TokenMean(0), List.of(tokens), List.of());
        builder.output(Network.LOGITS, Fixtures.linear(builder, "head", mean, 2, 2));
        Map<String, float[]> values =
                Map.of("tokens.weight", new float[] {1, -2}, "head.weight", new float[] {2, 1, 0, 0});
        Batch batch = Batch.of("by hand", Shape.tokens(2, 1), new float[] {1, 3}, new int[] {0});
        var fisher = new Fisher();

        try (Probe probe = Probe.over(
                Model.of(builder.build()),
                (built, initialisation, seed, scope) -> Fixtures.weights(built, values, DataType.FLOAT64, scope),
                BatchSource.only(batch),
                1,
                Set.of(fisher.reading()),
                Deadline.none())) {
            // tokens (1, -2) and (3, -6), mean (2, -4), logits 0 and 0, gradient at the mean (-1, -.5): gates -2 and 2
            assertThat(fisher.score(probe).value().orElseThrow()).isEqualTo(4, within(1e-9));
        }
    }
}
