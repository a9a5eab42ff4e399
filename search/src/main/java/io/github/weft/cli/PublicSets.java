package io.github.weft.cli;

import io.github.weft.data.PublicData;
import io.github.weft.data.PublicFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The public data sets that weft reads, for {@code weft doctor --data}: where they are published and how a copy is known. */
final class PublicSets {

    private PublicSets() {}

    static void print(PrintWriter out, boolean json) {
        for (PublicData set : PublicData.all()) {
            if (json) {
                out.println(object(set));
                continue;
            }
            out.printf("%s: use --data %s%n  licence %s%n", set.name(), set.use(), set.licence());
            set.sources().forEach(source -> out.println("  from " + source));
            set.files().forEach(file -> out.printf("  %-26s %s%n", file.name(), checksums(file)));
        }
        out.flush();
    }

    /** How many files in the folder of a data specification are the published ones, byte for byte; empty for other data. */
    static String recognised(String specification) {
        int colon = specification.indexOf(':');
        if (colon < 0) {
            return "";
        }
        Path folder = Path.of(specification.substring(colon + 1));
        List<PublicFile> genuine = PublicData.all().stream()
                .filter(set -> set.use().startsWith(specification.substring(0, colon + 1)))
                .flatMap(set -> set.files().stream())
                .filter(file -> file.check(folder) == PublicFile.Copy.GENUINE)
                .toList();
        return genuine.isEmpty()
                ? ""
                : "; as published: "
                        + String.join(
                                ", ", genuine.stream().map(PublicFile::name).toList());
    }

    private static String object(PublicData set) {
        var node = Json.object().put("data", set.name()).put("use", set.use()).put("licence", set.licence());
        set.sources().forEach(node.putArray("sources")::add);
        var files = node.putArray("files");
        set.files()
                .forEach(file -> files.addObject()
                        .put("name", file.name())
                        .put("md5-packed", file.packedMd5().orElse(null))
                        .put("md5-unpacked", file.unpackedMd5().orElse(null)));
        return node.toString();
    }

    private static String checksums(PublicFile file) {
        List<String> known = Stream.of(
                        file.packedMd5().map(md5 -> "md5 " + md5 + " (.gz)"),
                        file.unpackedMd5().map(md5 -> "md5 " + md5))
                .flatMap(md5 -> md5.stream())
                .toList();
        return known.isEmpty() ? "checksum not known" : String.join(", ", known);
    }
}
