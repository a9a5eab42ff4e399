package io.github.weft.proxy.probe;

import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;

/** Scores an untrained network from one small batch at most. */
public interface ZeroCostProxy {

    /** Name and direction: for most, more predicts a better network. */
    Metric metric();

    /** What it measures and who published it, in one sentence. */
    String summary();

    /** The one thing it reads off a probe. Reading anything else is an error, since its passes may not have been planned. */
    Reading<?> reading();

    /** How the number came about: the protocol of the reading, and what this proxy adds to it. */
    default Protocol protocol(Protocol ofReading) {
        return ofReading;
    }

    /** The number, or why there is none. Depends on the probe's network, batch and seed alone. */
    Score score(Probe probe);
}
