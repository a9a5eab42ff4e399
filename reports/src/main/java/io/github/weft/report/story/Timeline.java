package io.github.weft.report.story;

import io.github.weft.db.Shift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each worker did over the time of a run, in equal slots: a slot belongs to the stage that had most of it, or to nobody if more than half of
 * it was idle.
 *
 * @param seconds from the beginning to the end of the last task
 * @param workers by number
 */
public record Timeline(double seconds, List<Worker> workers) {

    /** Slots in the whole run. */
    static final int SLOTS = 400;

    /**
     * One worker.
     *
     * @param busy share of the time that it was at work, from 0 to 1
     */
    public record Worker(int number, double busy, List<Bar> bars) {}

    /** A stretch of one stage. @param from seconds from the beginning */
    public record Bar(String stage, double from, double to) {}

    public static Timeline of(List<Shift> shifts) {
        double seconds = Shift.end(shifts);
        var byWorker = new TreeMap<Integer, List<Shift>>();
        shifts.forEach(shift -> byWorker.computeIfAbsent(shift.worker(), worker -> new ArrayList<>())
                .add(shift));
        return new Timeline(
                seconds,
                seconds == 0
                        ? List.of()
                        : byWorker.entrySet().stream()
                                .map(worker -> worker(worker.getKey(), worker.getValue(), seconds))
                                .toList());
    }

    /** The stages in the order in which they first took time. */
    public List<String> stages() {
        return workers.stream()
                .map(Worker::bars)
                .flatMap(Collection::stream)
                .sorted((one, other) -> Double.compare(one.from(), other.from()))
                .map(Bar::stage)
                .distinct()
                .toList();
    }

    private static Worker worker(int number, List<Shift> shifts, double seconds) {
        var byStage = new LinkedHashMap<String, double[]>();
        for (Shift shift : shifts) {
            double[] slots = byStage.computeIfAbsent(shift.stage(), stage -> new double[SLOTS]);
            fill(slots, shift.begun() / seconds * SLOTS, shift.ended() / seconds * SLOTS);
        }
        double busy = byStage.values().stream().flatMapToDouble(Arrays::stream).sum() / SLOTS;
        return new Worker(number, Math.min(1, busy), bars(byStage, seconds));
    }

    /** Adds to each slot the share of it between two places. */
    private static void fill(double[] slots, double from, double to) {
        for (int slot = (int) from; slot < SLOTS && slot < to; slot++) {
            slots[slot] += Math.min(slot + 1, to) - Math.max(slot, from);
        }
    }

    private static List<Bar> bars(Map<String, double[]> byStage, double seconds) {
        var bars = new ArrayList<Bar>();
        String stage = null;
        int begun = 0;
        for (int slot = 0; slot <= SLOTS; slot++) {
            String next = slot == SLOTS ? null : owner(byStage, slot);
            if (stage != null && !stage.equals(next)) {
                bars.add(new Bar(stage, begun * seconds / SLOTS, slot * seconds / SLOTS));
            }
            begun = stage != null && stage.equals(next) ? begun : slot;
            stage = next;
        }
        return List.copyOf(bars);
    }

    private static @Nullable String owner(Map<String, double[]> byStage, int slot) {
        String most = null;
        double share = 0;
        double all = 0;
        for (var stage : byStage.entrySet()) {
            double here = stage.getValue()[slot];
            all += here;
            if (here > share) {
                most = stage.getKey();
                share = here;
            }
        }
        return all < 0.5 ? null : most;
    }
}
