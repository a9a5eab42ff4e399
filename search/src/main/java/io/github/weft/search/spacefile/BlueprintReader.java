package io.github.weft.search.spacefile;

import io.github.weft.arch.Op.Activation.Function;
import io.github.weft.run.Names;
import io.github.weft.space.staged.Blueprint;
import io.github.weft.space.staged.BlueprintProblem;
import io.github.weft.space.staged.Restriction;
import io.github.weft.space.staged.Stage;
import io.github.weft.space.staged.StagedSpace;
import io.github.weft.space.staged.Stem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a whole space. */
final class BlueprintReader {

    private static final List<String> KEYS =
            List.of("name", "summary", "activation", "stem", "stages", "head", "constraints");
    private static final SortedMap<String, Function> ACTIVATIONS = new TreeMap<>(Map.of(
            "relu", Function.RELU, "relu6", Function.RELU6, "hard-swish", Function.HARD_SWISH, "gelu", Function.GELU));

    private final Fields fields;
    private final Map<String, Fields> parts = new HashMap<>();

    private BlueprintReader(Fields fields) {
        this.fields = fields;
    }

    /**
     * The space that a file's content describes.
     *
     * @param usualName of a space whose file gives it none
     * @throws FileProblem with the line that cannot be used
     */
    static StagedSpace space(String content, String usualName) {
        Piece root = Pieces.read(content);
        return new BlueprintReader(Fields.of("a space", root, KEYS)).space(usualName);
    }

    private StagedSpace space(String usualName) {
        Piece stemPiece = fields.required("stem", "stem: {kernel: 3, width: 16, stride: 1}");
        Stem stem = StageReader.stem(stemPiece);
        List<Stage> stages = stages();
        List<Integer> head = fields.piece("head")
                .map(piece -> Fields.of("head", piece, List.of("width")))
                .map(part -> part.numbers("width")
                        .orElseThrow(() -> new FileProblem(part.line(), "width is missing in head. Maybe width: 64.")))
                .orElse(List.of());
        Function activation = activation();
        List<Restriction> restrictions = restrictions();
        String name = fields.text("name").orElse(usualName);
        String summary = fields.text("summary").orElse("described in a file");
        try {
            return new StagedSpace(new Blueprint(name, summary, activation, stem, stages, head, restrictions));
        } catch (BlueprintProblem e) {
            throw new FileProblem(line(e), Fields.message(e));
        } catch (IllegalArgumentException e) {
            throw new FileProblem(fields.line("head"), Fields.message(e));
        }
    }

    private int line(BlueprintProblem problem) {
        return parts.getOrDefault(problem.stage(), fields).line(problem.key());
    }

    private List<Stage> stages() {
        Piece piece = fields.required("stages", "stages: with a list of stages, each beginning with - name:");
        if (!(piece instanceof Piece.Items items) || items.items().isEmpty()) {
            throw new FileProblem(piece.line(), "stages () must be a list of stages, each beginning with - name:.");
        }
        var stages = new ArrayList<Stage>();
        for (Piece item : items.items()) {
            Fields part = StageReader.fields(item);
            String before =
                    stages.isEmpty() ? Stem.NAME : stages.get(stages.size() - 1).name();
            Stage stage = StageReader.stage(part, stages.size() + 1, before);
            if (parts.put(stage.name(), part) != null) {
                throw new FileProblem(
                        part.line("name"), "name (%s) is that of an earlier stage.".formatted(stage.name()));
            }
            stages.add(stage);
        }
        return stages;
    }

    private Function activation() {
        String text = fields.text("activation").orElse("relu");
        Function activation = ACTIVATIONS.get(text);
        if (activation == null) {
            throw new FileProblem(
                    fields.line("activation"), Fields.message(Names.unknown("activation", text, ACTIVATIONS.keySet())));
        }
        return activation;
    }

    private List<Restriction> restrictions() {
        var restrictions = new ArrayList<Restriction>();
        for (String text : fields.texts("constraints").orElse(List.of())) {
            try {
                restrictions.add(RestrictionText.parse(text));
            } catch (IllegalArgumentException e) {
                throw new FileProblem(fields.line("constraints"), Fields.message(e));
            }
        }
        return restrictions;
    }
}
