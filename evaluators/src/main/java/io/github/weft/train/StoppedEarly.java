package io.github.weft.train;

import io.github.weft.eval.CandidateFailed;
import java.util.ArrayList;
import java.util.List;

/** A training that was not worth its end; becomes {@code Failed("stopped early: ...")}, with the accuracies until then. */
public final class StoppedEarly extends CandidateFailed {

    private static final long serialVersionUID = 1;

    private final ArrayList<Double> curve;

    StoppedEarly(String why, List<Double> curve) {
        super(EarlyStop.KIND + ": " + why);
        this.curve = new ArrayList<>(curve);
    }

    /** Validation accuracy after each epoch that there was, in percent. */
    public List<Double> curve() {
        return List.copyOf(curve);
    }
}
