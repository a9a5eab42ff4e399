package io.github.weft.cli;

import io.github.weft.arch.Shape;
import io.github.weft.search.spacefile.SpaceFile;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The space that a command is about, and what its networks are for. */
final class SpaceChoice {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,4})x(\\d{1,5})x(\\d{1,5})");

    @Parameters(
            index = "0",
            paramLabel = "NAME|FILE.yaml",
            description = "A space that weft spaces lists, or a file that describes one.")
    private String name = "";

    @Option(
            names = "--base",
            paramLabel = "SPACE[:ARCH]",
            defaultValue = "none",
            description =
                    "For spaces sparse and sparse-vit: the space they stand on, or after a colon one network of it.")
    private String base = "none";

    @Option(
            names = "--input",
            paramLabel = "CxHxW",
            defaultValue = "1x28x28",
            description = "Shape of an image. Default: ${DEFAULT-VALUE}.")
    private String input = "1x28x28";

    @Option(
            names = "--classes",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many classes there are. Default: ${DEFAULT-VALUE}.")
    private int classes = 10;

    String name() {
        return name;
    }

    SearchSpace space() {
        return UserMistake.reading(() -> base.equals("none")
                ? SpaceFile.named(name)
                : SpaceFile.named(name).over(SpaceFile.base(base)));
    }

    Setting setting(SearchSpace space) {
        return UserMistake.reading(() -> space.setting(shape(), classes));
    }

    private Shape shape() {
        Matcher shape = SHAPE.matcher(input);
        if (!shape.matches()) {
            throw new IllegalArgumentException("input (%s) must be CxHxW, such as 3x32x32.".formatted(input));
        }
        return Shape.image(
                Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2)), Integer.parseInt(shape.group(3)));
    }
}
