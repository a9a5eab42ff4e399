package io.github.weft.compare;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How one run went: what it held for its best, from which evaluation on.
 *
 * @param run its id
 * @param evaluations candidates that it judged in all
 * @param turns in the order of evaluations; each lasts until the next
 */
public record Track(String run, long seed, int evaluations, List<Turn> turns) {

    /**
     * Another best.
     *
     * @param evaluation from 1: how many candidates had been judged with this one
     * @param value of the metric that is compared
     */
    public record Turn(int evaluation, double value) {}

    public Track {
        turns = List.copyOf(turns);
    }

    /** The value of the best of the first so many candidates; empty as long as none had one. */
    public OptionalDouble at(int evaluation) {
        OptionalDouble value = OptionalDouble.empty();
        for (Turn turn : turns) {
            if (turn.evaluation() > evaluation) {
                break;
            }
            value = OptionalDouble.of(turn.value());
        }
        return value;
    }

    /** The evaluation from which on there is a best; {@link Integer#MAX_VALUE} if nothing was found. */
    int first() {
        return turns.isEmpty() ? Integer.MAX_VALUE : turns.get(0).evaluation();
    }
}
