package io.github.weft.cli;

/** Exit codes, an interface for scripts: only ever added to. */
final class Exit {

    static final int DONE = 0;
    static final int BUG = 1;
    static final int USAGE = 2;
    static final int ENVIRONMENT = 3;
    static final int STORE_UNAVAILABLE = 4;
    static final int STORE_DAMAGED = 5;
    static final int NOTHING_FEASIBLE = 6;
    static final int COMPARISON_FAILED = 8;
    static final int STOPPED = 9;

    private Exit() {}
}
