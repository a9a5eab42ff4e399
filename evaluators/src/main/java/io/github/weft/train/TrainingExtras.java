package io.github.weft.train;

import io.github.weft.eval.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a stage does besides training: none of it changes what is learnt. */
record TrainingExtras(
        boolean readsTest,
        Supplier<Deadline> deadlines,
        Consumer<Progress> listener,
        Keeper keeper,
        Optional<Path> states,
        Stopping stopping,
        InstantSource clock) {

    /** Keeps what was trained. */
    interface Keeper {
        void keep(String candidate, int replicate, Snapshot snapshot);
    }

    /** Says which trainings may be given up, and by what rule. */
    @FunctionalInterface
    interface Stopping {
        Optional<EarlyStop> of(int replicate);
    }

    static TrainingExtras none(boolean readsTest) {
        return new TrainingExtras(
                readsTest,
                Deadline::none,
                progress -> {},
                (candidate, replicate, snapshot) -> {},
                Optional.empty(),
                replicate -> Optional.empty(),
                InstantSource.system());
    }

    TrainingExtras withTest() {
        return new TrainingExtras(true, deadlines, listener, keeper, states, stopping, clock);
    }

    TrainingExtras limitedTo(Duration limit, InstantSource newClock) {
        return new TrainingExtras(
                readsTest, () -> Deadline.after(limit, newClock), listener, keeper, states, stopping, newClock);
    }

    TrainingExtras reporting(Consumer<Progress> newListener) {
        return new TrainingExtras(readsTest, deadlines, newListener, keeper, states, stopping, clock);
    }

    /** @param folder for the states of trainings that may be interrupted */
    TrainingExtras resumable(Path folder) {
        return new TrainingExtras(readsTest, deadlines, listener, keeper, Optional.of(folder), stopping, clock);
    }

    TrainingExtras keeping(Keeper newKeeper) {
        return new TrainingExtras(readsTest, deadlines, listener, newKeeper, states, stopping, clock);
    }

    TrainingExtras stopping(Stopping newStopping) {
        return new TrainingExtras(readsTest, deadlines, listener, keeper, states, newStopping, clock);
    }
}
