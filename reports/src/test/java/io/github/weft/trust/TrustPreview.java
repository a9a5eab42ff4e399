package io.github.weft.trust;

import io.github.weft.report.html.Fact;
import io.github.weft.report.html.Origin;
import io.github.weft.trust.html.TrustPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the page of a trust report, to look at it: {@code TrustPreview FOLDER [cifar10 | cifar100 | ImageNet16-120]}. */
final class TrustPreview {

    static final Origin ORIGIN = new Origin(
            "toy on made-up data",
            List.of("trust 0123456789ab", "finished"),
            List.of(new Fact("seed", "4")),
            "weft proxies trust --space toy",
            "");

    private TrustPreview() {}

    public static void main(String[] arguments) throws IOException {
        TrustSample sample = arguments.length > 1 ? PublishedProxies.of(arguments[1]) : Samples.typical(40, 4);
        TrustPages.of(ORIGIN, sample, TrustReport.of(sample, 4)).write(Path.of(arguments[0]));
    }
}
