package io.github.weft.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.engine.EngineException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static String reason(Throwable problem) {
        return Failures.of(problem).failure().orElseThrow();
    }

    @Test
    void kindComesFirst() {
        assertThat(reason(new IllegalArgumentException("image is too small\n at x")))
                .isEqualTo("invalid: image is too small");
        assertThat(reason(new ArithmeticException("long overflow"))).isEqualTo("overflow: long overflow");
        assertThat(reason(new EngineException("bad shape"))).isEqualTo("engine: bad shape");
        assertThat(reason(new OutOfMemoryError("Java heap space"))).isEqualTo("out of memory: Java heap space");
        assertThat(reason(new EngineException("DefaultCPUAllocator: can't allocate memory: you tried 9 bytes")))
                .startsWith("out of memory: DefaultCPUAllocator");
    }

    @Test
    void whatKnowsItsReasonKeepsIt() {
        var ticks = new int[1];
        Deadline deadline = Deadline.after(Duration.ofSeconds(2), () -> Instant.EPOCH.plusSeconds(3L * ticks[0]++));

        assertThat(catchThrowable(deadline::check))
                .satisfies(problem -> assertThat(reason(problem)).isEqualTo("out of time: limit 2 s"));
    }

    @Test
    void longMessagesAreCut() {
        assertThat(reason(new IllegalArgumentException("x".repeat(5000)))).hasSize("invalid: ".length() + 200);
    }
}
