package io.github.weft.search;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Decides where to look next. Immutable: all that changes is in the {@link State}, all chance comes from the generator it is handed, so
 * a step can be made again, after a crash or in another process, with the same result.
 *
 * <p>Step 0 is made from {@link State#start()} and judged alone. With a lag of L, {@link #propose} makes a later step k from the state
 * after step k - L, or after step 0 if there is none, so that L steps can be judged at the same time; {@link #accept} folds the outcomes
 * of step k into the state after step k - 1. For a lag of 1 both get the same state. Both get a generator of the same seed. L belongs to
 * the strategy's configuration and never to the number of workers.
 */
public interface Strategy {

    /** Kebab-case name, as users type it. */
    String name();

    /** How many steps may be in flight; 1 for generational strategies. */
    default int lag() {
        return 1;
    }

    /**
     * The next step's proposals, all feasible. Empty only when nothing is left to try, which ends the search; a strategy that may propose
     * what the history contains never notices.
     */
    List<Proposal> propose(State state, History history, RandomGenerator random);

    /**
     * The state after the step, whose number is one higher.
     *
     * @param outcomes one for each of the step's proposals, in their order
     */
    State accept(State state, List<Outcome> outcomes, RandomGenerator random);
}
