package io.github.weft.db;

import io.github.weft.run.Run;
import java.time.Instant;

/** A run with how it stands. The times are for people and outside every digest. */
public record RunRow(Run run, RunStatus status, Instant started, double elapsedSeconds) {}
