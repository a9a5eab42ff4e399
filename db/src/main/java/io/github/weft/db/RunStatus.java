package io.github.weft.db;

/** How a run stands. A run whose owner was killed still says {@code RUNNING}. */
public enum RunStatus {
    RUNNING,
    /** Ended before its target by the user or a signal; {@code resume} goes on. */
    STOPPED,
    FINISHED
}
