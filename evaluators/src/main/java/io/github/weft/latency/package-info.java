/**
 * How long networks take on this device, and how long one would take that nobody has run.
 *
 * <p>A {@link io.github.weft.latency.Meter} times what an {@link io.github.weft.latency.Engine} has loaded, and says when other work was in the way. A {@link
 * io.github.weft.latency.Calibrator} times parts and whole networks of a space, and makes a {@link io.github.weft.latency.Calibration} of them: numbers that go
 * into a file, and a prediction for every network of the space.
 */
@NullMarked
package io.github.weft.latency;

import org.jspecify.annotations.NullMarked;
