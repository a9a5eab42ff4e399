package io.github.weft.report.story;

import io.github.weft.db.RunRow;
import io.github.weft.db.Shift;
import io.github.weft.db.Step;
import io.github.weft.report.Sharing;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a report tells besides the facts about a run's candidates. Whatever is missing leaves its part of the page out.
 *
 * @param runs all runs of the store, newest first
 * @param recipe names of the settings that say how networks are trained
 * @param steps of the run's strategy, first to last
 * @param shifts what its workers did
 * @param world what the run's genomes mean; empty where its space is not known any more
 * @param sharings where the weights of its best sparse networks are
 * @param trust a page that tells which proxies agree with training here
 */
public record Background(
        List<RunRow> runs,
        Set<String> recipe,
        List<Step> steps,
        List<Shift> shifts,
        Optional<World> world,
        List<Sharing> sharings,
        Optional<TrustPage> trust) {

    /**
     * A trust report that is written beside the page.
     *
     * @param folder from the page
     * @param sentence what it found, in short
     */
    public record TrustPage(String folder, String sentence) {}

    public Background {
        runs = List.copyOf(runs);
        recipe = Collections.unmodifiableSet(new TreeSet<>(recipe));
        steps = List.copyOf(steps);
        shifts = List.copyOf(shifts);
        sharings = List.copyOf(sharings);
    }

    /** Nothing but the run's own facts. */
    public static Background none() {
        return new Background(List.of(), Set.of(), List.of(), List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    /** The same where genomes have a meaning. */
    public Background in(World known) {
        return new Background(runs, recipe, steps, shifts, Optional.of(known), sharings, trust);
    }
}
