package io.github.weft.trust.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.weft.report.FileSet;
import io.github.weft.report.html.Origin;
import io.github.weft.trust.TrustCsv;
import io.github.weft.trust.TrustJson;
import io.github.weft.trust.TrustReport;
import io.github.weft.trust.TrustSample;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A trust report in three files: {@code index.html}, one page that opens offline, and {@code trust.csv} and {@code trust.json} with the exact
 * numbers. The same sample gives the same bytes.
 */
public final class TrustPages {

    private final Origin origin;
    private final TrustSample sample;
    private final TrustReport report;

    private TrustPages(Origin origin, TrustSample sample, TrustReport report) {
        this.origin = origin;
        this.sample = sample;
        this.report = report;
    }

    /**
     * The pages of a report.
     *
     * @param sample what the report was made from
     */
    public static TrustPages of(Origin origin, TrustSample sample, TrustReport report) {
        return new TrustPages(origin, sample, report);
    }

    /** The page. */
    public String html() {
        var output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html)
                .render("trust.jte", TrustPage.of(origin, sample, report), output);
        return output.toString();
    }

    /**
     * Writes the files, all or none, making the folder if need be, and returns the page's path.
     *
     * @throws IOException whose message says to a person why not; what was there is as it was
     */
    public Path write(Path folder) throws IOException {
        return new FileSet()
                .add("trust.csv", TrustCsv.of(report))
                .add("trust.json", TrustJson.of(report))
                .add("index.html", html())
                .write(folder)
                .resolve("index.html");
    }
}
