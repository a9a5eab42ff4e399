package io.github.weft.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.db.Member;
import io.github.weft.db.Step;
import io.github.weft.db.StoreException;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateCodecTest {

    private static final String PLAIN = "|nor_conv_3x3~0|+|nor_conv_3x3~0|none~1|+|none~0|none~1|nor_conv_3x3~2|";

    private final SearchSpace space = Spaces.named("nb201");
    private final StateCodec codec = new StateCodec(space);

    @Test
    void keepsEveryBitAndTheOrder() {
        Genome one = space.parse(PLAIN);
        Genome other = one.with(0, 0);
        var state = new State(
                8,
                List.of(
                        new Individual(other, 3, List.of(0.1 + 0.2, -Double.MAX_VALUE)),
                        new Individual(one, 7, List.of(Double.MIN_VALUE, -0.0))),
                List.of(other, one, other));

        Step step = codec.encode(state);

        assertThat(step.number()).isEqualTo(7);
        assertThat(codec.decode(step)).isEqualTo(state);
    }

    @Test
    void writesWhatPeopleCanRead() {
        Genome genome = space.parse(PLAIN);

        Step step = codec.encode(new State(1, List.of(new Individual(genome, 0, List.of(91.5))), List.of(genome)));

        assertThat(step.population())
                .containsExactly(new Member(space.format(space.canonical(genome)), PLAIN, 0, List.of(91.5)));
        assertThat(step.state())
                .isEqualTo(
                        "{\"queue\":[%s]}".formatted(genome.alleles().toString().replace(" ", "")));
    }

    @Test
    void callsAStateThatCannotBeReadDamaged() {
        var member = new Member("x", "x", 0, List.of(1.0));

        assertThatThrownBy(() -> codec.decode(new Step(3, List.of(), "{")))
                .isInstanceOf(StoreException.class)
                .hasMessage("step 3 of the run holds a state ({) that cannot be read for space nb201.");
        assertThatThrownBy(() -> codec.decode(new Step(3, List.of(), "{}"))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> codec.decode(new Step(3, List.of(member), "{\"queue\":[]}")))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void hasNoTextForTheStateBeforeTheFirstStep() {
        assertThatThrownBy(() -> codec.encode(State.start())).hasMessage("state (step 0) is before the first step.");
    }
}
