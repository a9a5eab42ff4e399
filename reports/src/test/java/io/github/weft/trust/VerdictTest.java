package io.github.weft.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Optional<Estimate> AGREES = Optional.of(new Estimate(.9, .8, .95));
    private static final Optional<Estimate> BETTER = Optional.of(new Estimate(.11, .07, .16));
    private static final Optional<Estimate> SAME = Optional.of(new Estimate(0, 0, 0));

    @Test
    void saysOnHowManyNetworksItRestsWhereMoreThanATenthIsLeftOut() {
        String partly = Verdict.of("epsinas", 244, 384, AGREES, BETTER, BETTER, Optional.empty());
        String nearly = Verdict.of("meco", 383, 384, AGREES, BETTER, BETTER, Optional.empty());

        assertThat(partly)
                .startsWith("on the 244 of 384 networks that got a number: better than counting parameters by ");
        assertThat(nearly).startsWith("better than counting parameters by ");
    }

    @Test
    void theBaselineIsBackwardsWhereFewerParametersAreBetter() {
        String fewer =
                Verdict.of("params", 40, 40, Optional.of(new Estimate(-.5, -.7, -.2)), SAME, SAME, Optional.empty());
        String more = Verdict.of("params", 40, 40, AGREES, SAME, SAME, Optional.empty());

        assertThat(fewer).isEqualTo("backwards: less is better; turned round the baseline: counting parameters");
        assertThat(more).isEqualTo("the baseline: counting parameters");
    }
}
