package io.github.weft.report.html;

import io.github.weft.report.Drawn;
import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import io.github.weft.report.Progress;
import io.github.weft.report.story.Generation;
import io.github.weft.report.story.Growth;
import io.github.weft.report.story.TimeSpent;
import io.github.weft.report.story.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Chooses the charts of how a search went, and says in words what each shows. */
final class CourseFigures {

    private static final String CLOCK =
            " Wall-clock time is the run's, shared out by the seconds that each evaluation took.";

    /** More workers than these are told by the least and the most busy. */
    private static final int SAID = 4;

    private CourseFigures() {}

    /** @param imported whether accuracies came in a file */
    static List<Figure> of(Charts charts, Course course, boolean imported) {
        var figures = new ArrayList<Figure>();
        if (course.generations().size() > 1) {
            course.growth().ifPresent(growth -> {
                figures.add(new Figure("growth", "The front, generation by generation", growth(growth), "generation"));
                figures.add(new Figure("hypervolume", "Hypervolume", hypervolume(growth)));
            });
        }
        if (!charts.accuracy().isEmpty()) {
            figures.add(new Figure(
                    "accuracy-progress",
                    "Best accuracy so far",
                    (imported
                                    ? "Each dot is one accuracy, in the order of the file that it came in;"
                                    : charts.accuracy().stream().anyMatch(progress -> progress.epochs() > 0)
                                            ? "Each dot is one training, in the order in which they ended;"
                                            : "Each dot is one candidate, in the order in which the table was asked;")
                            + " the line is the best until then." + random(charts.accuracy(), Metrics.ACCURACY)
                            + (imported ? "" : CLOCK),
                    "clock"));
        }
        if (!charts.screened().isEmpty()) {
            boolean inherited = charts.standIn().equals(Metrics.INHERITED);
            figures.add(new Figure(
                    "screening-progress",
                    inherited ? "Best inherited accuracy so far" : "Best zero-cost score so far",
                    "Each dot is one candidate in the order of its evaluation."
                            + random(charts.screened(), charts.standIn()) + CLOCK,
                    "clock"));
        }
        if (course.generations().size() > 1) {
            figures.add(new Figure("generations", "Judged, failed, proposed again", generations(course.generations())));
        }
        if (!course.time().stages().isEmpty()) {
            figures.add(new Figure("time", "Where the time went", time(course.time())));
        }
        if (!course.timeline().workers().isEmpty()) {
            figures.add(new Figure("timeline", "What each worker did", timeline(course.timeline())));
        }
        return List.copyOf(figures);
    }

    private static String timeline(Timeline timeline) {
        List<Timeline.Worker> workers = timeline.workers();
        String busy = workers.size() > SAID
                ? "between %s and %s"
                        .formatted(
                                share(workers.stream()
                                        .mapToDouble(Timeline.Worker::busy)
                                        .min()),
                                share(workers.stream()
                                        .mapToDouble(Timeline.Worker::busy)
                                        .max()))
                : workers.stream()
                        .map(worker -> share(OptionalDouble.of(worker.busy())))
                        .collect(Collectors.joining(" and "));
        return "%s, busy for %s of the %s from the beginning to the end of the last task; a gap is more than half idle. Times between sittings are left out."
                .formatted(Words.many(workers.size(), "worker"), busy, Numbers.duration(timeline.seconds()));
    }

    private static String share(OptionalDouble busy) {
        return Math.round(100 * busy.orElse(0)) + " %";
    }

    static List<Figure> genes(Course course) {
        return course.lines()
                .map(lines -> List.of(new Figure(
                        "genes",
                        "Genes, " + lines.score() + " and " + lines.cost(),
                        "Each line is one of " + Words.many(lines.lines().size(), "candidate") + ", over "
                                + (course.importance().isPresent()
                                        ? "the genes that explain most of " + lines.score()
                                        : "the first genes")
                                + "; – is a gene of a part that a network does not have. Drag along an axis to keep some of it, or choose above; "
                                + "the darker a line, the better its " + lines.score() + ".",
                        "brush")))
                .orElse(List.of());
    }

    private static String random(List<Progress> all, String metric) {
        if (all.stream().anyMatch(progress -> !progress.random().isEmpty())) {
            return " The dashed line is what the best of as many random candidates would be expected to have, from those that were drawn.";
        }
        Drawn drawn = all.stream()
                .map(Progress::drawn)
                .max(Comparator.comparingInt(Drawn::tried))
                .orElseThrow();
        String candidates = Words.many(drawn.all(), "candidate");
        if (drawn.all() == 0) {
            return " No candidate was drawn at random, so there is no line of what chance would find.";
        }
        int numbers = drawn.values().size();
        if (!drawn.picked() && numbers < drawn.all()) {
            return (numbers == 0
                            ? " None of " + candidates + " drawn at random gave a number,"
                            : " Only " + Words.count(numbers) + " of " + candidates
                                    + " drawn at random gave a number, too few")
                    + (numbers == 0 ? " so there is no line" : " for a line") + " of what chance would find.";
        }
        if (!drawn.picked()) {
            return " Only " + candidates + (drawn.all() == 1 ? " was" : " were")
                    + " drawn at random, too few for a line of what chance would find.";
        }
        String best = drawn.best().isEmpty()
                ? ""
                : "; the best of them has "
                        + Page.withUnit(
                                metric, Numbers.text(metric, drawn.best().getAsDouble()));
        return " Of " + candidates + " drawn at random "
                + (drawn.tried() == 0
                        ? "none came so far"
                        : Words.count(drawn.tried()) + " came so far, and not by chance")
                + ", so there is no line of what chance would find" + best + ".";
    }

    private static String growth(Growth growth) {
        Growth.Stage first = growth.stages().get(0);
        Growth.Stage last = growth.stages().get(growth.stages().size() - 1);
        return "The front of %s and %s held %s after the first %s, and %s in the end. Move the slider to see it grow."
                .formatted(
                        growth.up().metric(),
                        growth.across().metric(),
                        Words.many(first.front().size(), "candidate"),
                        Words.count(first.candidates()),
                        Words.count(last.front().size()));
    }

    private static String hypervolume(Growth growth) {
        String reference = growth.reference().entrySet().stream()
                .map(entry -> entry.getKey().metric() + " "
                        + Page.withUnit(
                                entry.getKey().metric(),
                                Numbers.text(entry.getKey().metric(), entry.getValue())))
                .collect(Collectors.joining(", "));
        Growth.Stage last = growth.stages().get(growth.stages().size() - 1);
        return "The part of the box between the reference point (%s: the worst of each among %s) and the best of each that the front dominates: %s in the end, where 1 would be one candidate that is best in everything."
                .formatted(
                        reference,
                        growth.drawn() ? "the candidates drawn at random" : "all candidates",
                        Numbers.percent(last.hypervolume()));
    }

    private static String generations(List<Generation> generations) {
        int judged = generations.stream().mapToInt(Generation::judged).sum();
        int failed = generations.stream().mapToInt(Generation::failed).sum();
        int again = generations.stream().mapToInt(Generation::again).sum();
        return "%s judged, %s failed; %s known already, which cost nothing."
                .formatted(
                        Words.many(judged, "candidate"),
                        Words.count(failed),
                        again == 1 ? "1 proposal was" : Words.count(again) + " proposals were");
    }

    private static String time(TimeSpent time) {
        String stages = time.stages().keySet().stream()
                .sorted(Comparator.comparingDouble(stage -> -time.total(stage)))
                .limit(4)
                .map(stage -> stage + " " + Math.round(100 * time.total(stage) / time.total()) + " %")
                .collect(Collectors.joining(", "));
        return "%s of computing: %s. %s evaluations ran at the same time, on average over the run.%s"
                .formatted(Numbers.duration(time.total()), stages, Numbers.percent(time.atOnce()), CLOCK);
    }
}
