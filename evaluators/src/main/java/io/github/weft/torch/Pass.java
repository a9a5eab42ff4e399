package io.github.weft.torch;

import io.github.weft.eval.Deadline;

/** How a network is run once. */
public record Pass(BatchNormMode batchNorm, Observer observer, Deadline deadline) {

    public static Pass with(BatchNormMode batchNorm) {
        return new Pass(batchNorm, Observer.none(), Deadline.none());
    }

    public Pass observedBy(Observer newObserver) {
        return new Pass(batchNorm, newObserver, deadline);
    }

    public Pass until(Deadline newDeadline) {
        return new Pass(batchNorm, observer, newDeadline);
    }
}
