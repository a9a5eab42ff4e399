package io.github.weft.cli;

import io.github.weft.report.RunView;
import io.github.weft.search.job.TrustFacts;
import io.github.weft.trust.TrustReport;

/** The form in which a trust report is printed. */
enum TrustPrint {
    TEXT,
    JSON,
    CSV;

    static TrustPrint of(boolean json, boolean csv) {
        return json ? JSON : csv ? CSV : TEXT;
    }

    String text(RunView view) {
        TrustReport report = TrustFacts.report(view);
        var text = new StringBuilder();
        report.rows()
                .forEach(row -> text.append(row.name())
                        .append(' ')
                        .append(row.spearman())
                        .append(' ')
                        .append(row.coverage())
                        .append(' ')
                        .append(row.cost())
                        .append('\n'));
        return text.toString();
    }
}
