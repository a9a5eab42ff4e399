package io.github.weft.cli;

import picocli.CommandLine.Mixin;

/** What every trust report takes besides its settings: the store, the workers, and where the report goes. */
final class TrustOptions {

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private WorkersOption workers = new WorkersOption();

    @Mixin
    private TrustOutput output = new TrustOutput();

    StoreOption store() {
        return store;
    }

    WorkersOption workers() {
        return workers;
    }

    TrustOutput output() {
        return output;
    }
}
