package io.github.weft.compare.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.weft.compare.CompareJson;
import io.github.weft.compare.Comparison;
import io.github.weft.report.FileSet;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A comparison in two files: {@code index.html}, one page that opens offline, and {@code compare.json} with the exact numbers. The same runs give the same bytes.
 */
public final class ComparePages {

    private static final String PAGE = "index.html";

    private final Comparison comparison;

    private ComparePages(Comparison comparison) {
        this.comparison = comparison;
    }

    public static ComparePages of(Comparison comparison) {
        return new ComparePages(comparison);
    }

    /** The page. */
    public String html() {
        var output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("compare.jte", ComparePage.of(comparison), output);
        return output.toString();
    }

    /**
     * Writes the files, all or none, making the folder if need be, and returns the page's path.
     *
     * @throws IOException whose message says to a person why not; what was there is as it was
     */
    public Path write(Path folder) throws IOException {
        return new FileSet()
                .add("compare.json", CompareJson.of(comparison))
                .add(PAGE, html())
                .write(folder)
                .resolve(PAGE);
    }
}
