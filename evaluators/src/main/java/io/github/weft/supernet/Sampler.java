package io.github.weft.supernet;

import java.util.Optional;

/**
 * Says which sub-networks a step trains. What it plans depends on nothing but its own settings, the moment and what it was shown before; what
 * it keeps from there is its state, which goes into the checkpoint. What it plans are candidates of the space, in canonical form.
 *
 * <p>One sampler belongs to one training and is used by one thread: {@link #plan}, then {@link #learn} once for every lesson of the plan.
 */
public interface Sampler {

    /** Kebab-case name with all settings, as part of the supernet's identity. */
    String protocol();

    Plan plan(Moment moment);

    /** Hears what a lesson showed, after its backward pass and before anything moves. */
    default void learn(Lesson lesson, Seen seen) {}

    /** How often it has drawn each choice, if it counts. */
    default Optional<Drawn> drawn() {
        return Optional.empty();
    }

    /** One line of text from which {@link #restore} makes the same state; empty if there is none. */
    default String state() {
        return "";
    }

    /** @throws IllegalArgumentException if the text is not a state of such a sampler */
    default void restore(String state) {
        if (!state.isEmpty()) {
            throw new IllegalArgumentException("sampler (%s) keeps no state.".formatted(protocol()));
        }
    }
}
