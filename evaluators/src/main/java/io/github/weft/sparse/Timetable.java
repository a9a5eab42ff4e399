package io.github.weft.sparse;

import io.github.weft.sparsity.DropRule;
import io.github.weft.sparsity.Growth;
import io.github.weft.sparsity.Movement;
import java.util.Optional;

/**
 * When connections move in one training.
 *
 * <p>As published, RigL (growth by the gradient) moves them <em>instead of</em> an optimiser's step, all others after one. Unlike RigL's
 * code nothing moves at step 0.
 *
 * @param movement empty if the first masks stay
 * @param steps of the whole training
 */
record Timetable(Optional<Movement> movement, long steps) {

    /** Whether connections move in place of the step that follows so many others. */
    boolean replaces(long step) {
        return movement.filter(moves -> moves.growth() == Growth.GRADIENT && moves.due(step, steps))
                .isPresent();
    }

    /** Whether connections move after the step that follows so many others. */
    boolean follows(long step) {
        return movement.filter(moves -> moves.growth() != Growth.GRADIENT && moves.due(step + 1, steps))
                .isPresent();
    }

    /** How many of some connections go with the step that follows so many others. */
    int drops(long step, long nonzeros) {
        long time = replaces(step) ? step : step + 1;
        return movement.map(moves -> Math.toIntExact(moves.drops(time, steps, nonzeros)))
                .orElse(0);
    }

    /** Whether a kernel has so few connections that even the first exchange, the largest, rounds down to none. */
    boolean freezes(long nonzeros) {
        return movement.filter(moves -> moves.drops(0, steps, nonzeros) == 0).isPresent();
    }

    boolean grows(Growth growth) {
        return movement.filter(moves -> moves.growth() == growth).isPresent();
    }

    boolean drops(DropRule rule) {
        return movement.filter(moves -> moves.drop() == rule).isPresent();
    }
}
