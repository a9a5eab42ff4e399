package io.github.weft.proxy;

import io.github.weft.arch.Network;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import java.util.function.ToDoubleFunction;

/**
 * A cost that is predicted from a network without running it.
 *
 * @param protocol what the prediction follows from
 * @param of the same for the same network, always
 */
public record PredictedCost(Metric metric, Protocol protocol, ToDoubleFunction<Network> of) {}
