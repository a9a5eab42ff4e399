package io.github.weft.cli;

import io.github.weft.report.RunView;
import io.github.weft.search.job.TrustFacts;
import io.github.weft.trust.TrustCsv;
import io.github.weft.trust.TrustJson;
import io.github.weft.trust.TrustReport;
import io.github.weft.trust.TrustText;

/** The form in which a trust report is printed. */
enum TrustPrint {
    TEXT,
    JSON,
    CSV;

    static TrustPrint of(boolean json, boolean csv) {
        return json ? JSON : csv ? CSV : TEXT;
    }

    String text(RunView view) {
        TrustReport report = new TrustFacts(view).report();
        return switch (this) {
            case TEXT -> TrustText.of(report);
            case JSON -> TrustJson.of(report);
            case CSV -> TrustCsv.of(report);
        };
    }
}
