/** Calibrations of latencies in files: {@link io.github.weft.search.latency.CalibrationFile} writes one, and reads it back only if nothing in it has changed. */
@NullMarked
package io.github.weft.search.latency;

import org.jspecify.annotations.NullMarked;
