package io.github.weft.search.spacefile;

import io.github.weft.run.Names;
import io.github.weft.space.staged.Kind;
import io.github.weft.space.staged.Stage;
import io.github.weft.space.staged.Stem;
import io.github.weft.space.staged.Trait;
import io.github.weft.space.staged.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the stem and the stages. */
final class StageReader {

    private static final List<String> STEM = List.of("kernel", "stride", "width", "patch");
    private static final List<String> STAGE = Stream.concat(
                    Stream.of("name", "from", "depth", "width", "stride", "op", "layers", "weights", "head-size"),
                    Arrays.stream(Trait.values()).map(Trait::label))
            .toList();
    private static final Pattern FOLLOWING = Pattern.compile("([a-z][a-z0-9-]*)(?:\\s*\\*\\s*(\\d{1,4}))?");

    private StageReader() {}

    static Stem stem(Piece piece) {
        Fields fields = Fields.of("stem", piece, STEM);
        List<Integer> width = fields.numbers("width")
                .orElseThrow(() -> new FileProblem(fields.line(), "width is missing in stem. Maybe width: 16."));
        if (fields.has("patch")) {
            for (String key : List.of("kernel", "stride")) {
                if (fields.has(key)) {
                    throw new FileProblem(fields.line(key), "%s does not go with patch, which is both.".formatted(key));
                }
            }
            int patch = fields.number("patch").orElseThrow();
            return fields.made(() -> new Stem(patch, patch, width, true));
        }
        int kernel = fields.number("kernel").orElse(3);
        int stride = fields.number("stride").orElse(1);
        return fields.made(() -> new Stem(kernel, stride, width, false));
    }

    /** The fields of a stage, for whoever has to say where something stands. */
    static Fields fields(Piece piece) {
        return Fields.of("a stage", piece, STAGE);
    }

    /** @param number from 1 */
    static Stage stage(Fields fields, int number, String before) {
        List<Kind> kinds = kinds(fields);
        Map<Trait, List<Integer>> traits = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            Optional<List<Integer>> numbers =
                    trait == Trait.GATE ? fields.flags(trait.label()) : fields.numbers(trait.label());
            numbers.ifPresent(choices -> traits.put(trait, choices));
        }
        if (fields.has("head-size") && !kinds.contains(Kind.ATTENTION)) {
            throw new FileProblem(fields.line("head-size"), "head-size is read by attention only. Leave it out.");
        }
        return fields.made(() -> new Stage(
                fields.text("name").orElse("stage" + number),
                fields.texts("from").orElse(List.of(before)),
                fields.number("stride").orElse(1),
                width(fields),
                fields.numbers("depth").orElse(List.of(1)),
                kinds,
                traits,
                fields.number("head-size").orElse(16),
                one(fields, "layers", "each", "alike"),
                one(fields, "weights", "shared", "own")));
    }

    private static List<Kind> kinds(Fields fields) {
        Piece op = fields.required("op", "op: mbconv, or a list such as op: [conv, mbconv]");
        var kinds = new ArrayList<Kind>();
        for (String text : fields.texts("op").orElse(List.of())) {
            try {
                kinds.add(Kind.named(text));
            } catch (IllegalArgumentException e) {
                throw new FileProblem(op.line(), Fields.message(e));
            }
        }
        return kinds;
    }

    private static Width width(Fields fields) {
        Piece piece = fields.required("width", "width: [16, 32], or width: as many as stem has, width: stem");
        if (piece instanceof Piece.Text text) {
            Matcher following = FOLLOWING.matcher(text.text().strip());
            if (following.matches()) {
                String times = following.group(2);
                return new Width.Following(following.group(1), times == null ? 1 : Integer.parseInt(times));
            }
        }
        return new Width.Chosen(fields.numbers("width").orElse(List.of()));
    }

    /** Whether the second of two words stands there; the first where nothing does. */
    private static boolean one(Fields fields, String key, String first, String second) {
        String text = fields.text(key).orElse(first);
        if (!text.equals(first) && !text.equals(second)) {
            throw new FileProblem(fields.line(key), Fields.message(Names.unknown(key, text, List.of(first, second))));
        }
        return text.equals(second);
    }
}
