package io.github.weft.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a trust report goes, and in which form it is printed. */
final class TrustOutput {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "weft-report",
            description = "Folder for the page, with CSV and JSON beside it. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("weft-report");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--csv", description = "Print comma-separated values.")
    private boolean csv;

    Path folder() {
        return out;
    }

    TrustPrint print() {
        if (json && csv) {
            throw new UserMistake("Print what? Give either --json or --csv.");
        }
        return TrustPrint.of(json, csv);
    }
}
