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
    static final int DIFFERENT = 8;
    static final int STOPPED = 9;

    static final String HELP = """
            Exit codes: 0 done, 1 a bug of ours, 2 usage or configuration, 3 environment, 4 store locked, full or
            read-only, 5 store damaged, 6 nothing feasible, 8 a comparison failed, 9 stopped early and resumable,
            130/143 ended by a signal with state saved.""";

    private Exit() {}
}
