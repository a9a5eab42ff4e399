package io.github.weft.sparsity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Shape;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparsityRuleTest {

    @Test
    void whatIsNotSaidIsRigLOnErdosRenyiKernels() {
        SparsityRule rule = SparsityRule.parse("density=.1");

        assertThat(rule)
                .isEqualTo(new SparsityRule(.1, Start.ERK, MaskChoice.RANDOM, Optional.of(Movement.rigl())))
                .hasToString("density=0.1,start=erk,mask=random,growth=gradient,drop=magnitude,interval=100,"
                        + "fraction=0.3,decay=cosine,end=0.75");
    }

    @Test
    void whatIsSaidReadsBack() {
        SparsityRule rule = SparsityRule.parse("growth=momentum, drop=snr,interval=7,fraction=.5,decay=linear,end=.9,"
                + "density=0.05,start=uniform-dense-first,mask=sampled-synflow");

        assertThat(rule.movement()).hasValue(new Movement(Growth.MOMENTUM, DropRule.SNR, 7, .5, Decay.LINEAR, .9));
        assertThat(SparsityRule.parse(rule.toString())).isEqualTo(rule);
        SparsityRule still = SparsityRule.parse("density=.2,growth=none");
        assertThat(still.movement()).isEmpty();
        assertThat(SparsityRule.parse(still.toString())).isEqualTo(still);
    }

    /** 32 x 100 and 10 x 32 weights: a tenth of 3,520. */
    @Test
    void plansAnyNetwork() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(100));
        String hidden = builder.linear("one", x, Extent.whole(32), Extent.whole(100));
        builder.output(Network.LOGITS, builder.linear("two", hidden, Extent.whole(10), Extent.whole(32)));

        SparsityPlan plan =
                SparsityRule.parse("density=.1,start=uniform,mask=snip").plan(builder.build());

        assertThat(plan.nonzeros()).isEqualTo(Map.of("one.weight", 320L, "two.weight", 32L));
        assertThat(plan.mask()).isEqualTo(MaskChoice.SNIP);
        assertThat(SparsityRule.parse("density=.1,start=uniform,mask=snip").plan(builder.build(), 200))
                .isEqualTo(plan);
        assertThatThrownBy(() -> SparsityRule.parse("density=.1").plan(builder.build(), 133))
                .hasMessage("interval (100) leaves no update in a training of 133 steps that ends them at 0.75. "
                        + "Lower it, train longer, or choose growth=none.");
        assertThat(SparsityRule.parse("density=.1,growth=none")
                        .plan(builder.build(), 133)
                        .movement())
                .isEmpty();
        assertThatThrownBy(() -> SparsityRule.parse("density=.1,start=uniform,fraction=.003")
                        .plan(builder.build(), 200))
                .hasMessage("fraction (0.003) moves none of the 320 weights of the largest kernel at the first update, "
                        + "after 100 steps of 200. Raise it, lower interval, or choose growth=none.");
        assertThatThrownBy(() -> SparsityRule.parse("density=.001").plan(builder.build()))
                .hasMessageContaining("budget (4 weights) must be between 132");
    }

    @Test
    void aNetworkOfSmallKernelsHasNothingToPrune() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(10));
        builder.output(Network.LOGITS, builder.linear("one", x, Extent.whole(10), Extent.whole(10)));

        assertThatThrownBy(() -> SparsityRule.parse("density=.5").plan(builder.build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("the network has no kernel that may be sparse, of at least 256 weights.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start=erk | density must be given, such as density=0.1.",
                "density=0 | density (0.0) must be above 0 and at most 1.",
                "density=2 | density (2.0) must be above 0 and at most 1.",
                "density=few | density (few) must be a number.",
                "density=.1,interval=1.5 | interval (1.5) must be a whole number.",
                "density=.1,density=.2 | density must be given once, as density=VALUE.",
                "density | density must be given once, as density=VALUE."
            })
    void whatCannotBeUsedIsNamed(String text, String message) {
        assertThatThrownBy(() -> SparsityRule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void unknownWordsAreAnsweredWithKnownOnes() {
        assertThatThrownBy(() -> SparsityRule.parse("density=.1,growth=gradients"))
                .hasMessageContaining("Did you mean gradient?");
        assertThatThrownBy(() -> SparsityRule.parse("densty=.1")).hasMessageContaining("Did you mean density?");
    }
}
