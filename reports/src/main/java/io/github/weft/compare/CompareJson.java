package io.github.weft.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A comparison as one JSON document:
 *
 * <pre>{@code
 * {"metric": name, "higher-is-better": boolean, "best-by": text, "anytime": boolean, "evaluations": count, "worse": boolean,
 *  "contestants": [{"name", "label", "runs": [{"run", "seed", "evaluations", "value", "regret" or absent}],
 *    "mean", "low", "high", "curve": {"evaluations": [], "mean": [], "low": [], "high": []}}],
 *  "contrasts": [{"first", "second", "paired", "difference", "low", "high", "a12", "cliffs-delta", "test", "p", "p-holm", "detectable", "runs-needed",
 *    "verdict": "first-better" or "second-better" or "no-evidence" or "too-few", "answer": text}], "notes": [text]}
 * }</pre>
 *
 * <p>Differences are positive where the first is better. Field names are an interface: only ever added to. Numbers are exact.
 */
public final class CompareJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CompareJson() {}

    public static String of(Comparison comparison) {
        Question question = comparison.question();
        ObjectNode root = JSON.createObjectNode()
                .put("metric", question.metric())
                .put("higher-is-better", question.higherIsBetter())
                .put("best-by", question.by())
                .put("anytime", question.anytime())
                .put("evaluations", comparison.evaluations())
                .put("worse", comparison.worse());
        List<Curve> curves = comparison.curves();
        ArrayNode contestants = root.putArray("contestants");
        for (int i = 0; i < curves.size(); i++) {
            contestant(
                    contestants.addObject(),
                    comparison,
                    comparison.contestants().get(i),
                    curves.get(i));
        }
        ArrayNode contrasts = root.putArray("contrasts");
        comparison.contrasts().forEach(contrast -> contrast(contrasts.addObject(), contrast, question));
        ArrayNode notes = root.putArray("notes");
        comparison.notes().forEach(notes::add);
        return root + "\n";
    }

    private static void contestant(ObjectNode node, Comparison comparison, Contestant contestant, Curve curve) {
        node.put("name", contestant.name()).put("label", contestant.label());
        double[] values = contestant.at(comparison.evaluations());
        ArrayNode runs = node.putArray("runs");
        for (int i = 0; i < values.length; i++) {
            Track track = contestant.tracks().get(i);
            ObjectNode run = runs.addObject()
                    .put("run", track.run())
                    .put("seed", track.seed())
                    .put("evaluations", track.evaluations())
                    .put("value", values[i]);
            if (contestant.ceiling().isPresent()) {
                run.put("regret", contestant.ceiling().getAsDouble() - values[i]);
            }
        }
        Interval reached = comparison.reached(contestant);
        node.put("mean", reached.mean()).put("low", reached.low()).put("high", reached.high());
        ObjectNode drawn = node.putObject("curve");
        ArrayNode evaluations = drawn.putArray("evaluations");
        curve.evaluations().forEach(evaluations::add);
        ArrayNode mean = drawn.putArray("mean");
        ArrayNode low = drawn.putArray("low");
        ArrayNode high = drawn.putArray("high");
        for (Interval band : curve.bands()) {
            mean.add(band.mean());
            low.add(band.low());
            high.add(band.high());
        }
    }

    private static void contrast(ObjectNode node, Contrast contrast, Question question) {
        node.put("first", contrast.first().name())
                .put("second", contrast.second().name())
                .put("paired", contrast.paired())
                .put("difference", contrast.difference().mean())
                .put("low", contrast.difference().low())
                .put("high", contrast.difference().high())
                .put("a12", contrast.ahead())
                .put("cliffs-delta", contrast.delta())
                .put("test", contrast.test())
                .put("p", contrast.p())
                .put("p-holm", contrast.adjusted())
                .put("detectable", contrast.detectable())
                .put("runs-needed", contrast.needed())
                .put("verdict", contrast.verdict().toString())
                .put("answer", Answer.of(contrast, question));
    }
}
