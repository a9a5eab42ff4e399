package io.github.weft.report.html;

import io.github.weft.report.RunView;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a page's numbers come from.
 *
 * @param title what was looked at
 * @param subtitle which run, and when
 * @param provenance all that the store says about how it came about
 * @param command what to type to have it again; may be empty
 * @param configuration every setting of the run; may be empty
 */
public record Origin(String title, List<String> subtitle, List<Fact> provenance, String command, String configuration) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * What the store says about a run.
     *
     * @param own what the page adds to the provenance
     */
    public static Origin of(RunView view, Fact... own) {
        var facts = new ArrayList<>(List.of(
                new Fact("run", view.row().run().id()),
                new Fact("seed", Long.toString(view.row().run().seed()))));
        facts.addAll(List.of(own));
        view.row().run().provenance().forEach((name, value) -> {
            if (!name.equals("command")) {
                facts.add(new Fact(name, value));
            }
        });
        return new Origin(
                title(view),
                subtitle(view),
                List.copyOf(facts),
                view.row().run().provenance().getOrDefault("command", ""),
                view.row().run().configuration().strip());
    }

    private static String title(RunView view) {
        return view.settings()
                .text("space")
                .map(space -> view.settings()
                        .text("data")
                        .map(data -> space + " on " + data)
                        .orElse(space))
                .orElse("Run " + view.row().run().id());
    }

    private static List<String> subtitle(RunView view) {
        return List.of(
                view.row().run().kind() + " " + view.row().run().id(),
                view.row().status().name().toLowerCase(Locale.ROOT),
                "started " + TIME.format(view.row().started()),
                duration(view.row().elapsedSeconds()));
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
