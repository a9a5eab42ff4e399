package io.github.weft.continual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BackboneTest {

    private static final Backbone EMPTY = Backbone.empty(Map.of("k", 5));

    private static Map<String, float[]> kernel(float... weights) {
        return Map.of("k", weights);
    }

    /** The second task shares place 1 and adds place 2. */
    @Test
    void laterTasksFillGapsAndLeaveTheRestAlone() {
        Backbone two = EMPTY.filled(kernel(.5f, -1, 0, 0, 0)).filled(kernel(0, -1, 3, 0, 0));

        assertThat(two.of(0).get("k")).containsExactly(.5f, -1, 0, 0, 0);
        assertThat(two.of(1).get("k")).containsExactly(0, -1, 3, 0, 0);
        assertThat(two.weights().get("k")).containsExactly(.5f, -1, 3, 0, 0);
        assertThat(two.used()).isEqualTo(.6);
        assertThat(two.reused(0)).isZero();
        assertThat(two.reused(1)).isEqualTo(.5);
    }

    @Test
    void whatIsOverwrittenIsTheLatestTasks() {
        Backbone two = EMPTY.overwritten(kernel(.5f, -1, 0, 0, 0)).overwritten(kernel(0, 2, 3, 0, 0));

        assertThat(two.weights().get("k")).containsExactly(0, 2, 3, 0, 0);
        assertThat(EMPTY.weights().get("k")).containsOnly(0);
    }
}
