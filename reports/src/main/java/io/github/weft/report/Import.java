package io.github.weft.report;

import io.github.weft.score.Evaluation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers that were measured elsewhere: their protocol has a field of this name, which holds the digest of the file they came in. */
public final class Import {

    /** The protocol field that marks them. */
    public static final String FIELD = "imported";

    /** The kind of a run that holds nothing else. */
    public static final String KIND = "import";

    private Import() {}

    /** Whether a number or failure came in a file. */
    public static boolean is(Evaluation evaluation) {
        return evaluation.protocol().fields().containsKey(FIELD);
    }

    /** The digest of the file that a candidate's numbers came in; of several files, the first. */
    public static Optional<String> file(RunView view, String candidate) {
        return view.evaluations().stream()
                .filter(evaluation -> evaluation.candidate().equals(candidate))
                .filter(Import::is)
                .map(evaluation -> evaluation.protocol().fields().getOrDefault(FIELD, ""))
                .findFirst();
    }

    /** Asked of every candidate, of which there may be many. */
    private static boolean any(List<Evaluation> evaluations) {
        for (Evaluation evaluation : evaluations) {
            if (is(evaluation)) {
                return true;
            }
        }
        return false;
    }

    /** Without imported numbers of metrics that were measured here. */
    static List<Evaluation> measuredFirst(List<Evaluation> evaluations) {
        if (!any(evaluations)) {
            return evaluations;
        }
        var measured = new HashSet<String>();
        evaluations.stream()
                .filter(evaluation -> !is(evaluation))
                .filter(evaluation -> evaluation.score().value().isPresent())
                .forEach(evaluation -> measured.add(evaluation.metric()));
        return evaluations.stream()
                .filter(evaluation -> !is(evaluation) || !measured.contains(evaluation.metric()))
                .toList();
    }

    /** The evidence of a candidate, part of whose numbers may be imported: those count as such if they say more than what was measured. */
    static Evidence weighed(Evidence evidence, Map<String, List<Evaluation>> measured) {
        boolean imported = false;
        for (List<Evaluation> evaluations : measured.values()) {
            imported |= any(evaluations);
        }
        if (!imported) {
            return evidence;
        }
        List<Evaluation> deciding = measured.getOrDefault(
                evidence.rung() == Evidence.Rung.SUPERNET ? Metrics.INHERITED : Metrics.ACCURACY, List.of());
        boolean own = deciding.isEmpty()
                ? measured.entrySet().stream()
                        .anyMatch(entry -> Metrics.isProxy(entry.getKey())
                                && !is(entry.getValue().get(0)))
                : !is(deciding.get(0));
        return own ? evidence : Evidence.imported(evidence.epochs());
    }
}
