package io.github.weft.continual;

import io.github.weft.sparse.Mask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The kernels that all tasks share, and which of their weights each task needs: those that were not zero when it had been learnt.
 * Immutable.
 */
public final class Backbone {

    private final Map<String, float[]> weights;
    private final List<Map<String, Mask>> tasks;

    private Backbone(Map<String, float[]> weights, List<Map<String, Mask>> tasks) {
        this.weights = weights;
        this.tasks = tasks;
    }

    /** @param sizes numbers of weights by kernel */
    static Backbone empty(Map<String, Integer> sizes) {
        var weights = new LinkedHashMap<String, float[]>();
        sizes.forEach((name, size) -> weights.put(name, new float[size]));
        return new Backbone(weights, List.of());
    }

    /** After one more task, whose weights take the place of what was there. */
    Backbone overwritten(Map<String, float[]> learnt) {
        return with(learnt, learnt);
    }

    /** After one more task, whose weights go where there was none; earlier tasks' stay. */
    Backbone filled(Map<String, float[]> learnt) {
        var filled = new LinkedHashMap<String, float[]>();
        weights.forEach((name, values) -> {
            float[] now = values.clone();
            float[] own = of(learnt, name);
            for (int i = 0; i < now.length; i++) {
                now[i] = now[i] == 0 ? own[i] : now[i];
            }
            filled.put(name, now);
        });
        return with(filled, learnt);
    }

    private Backbone with(Map<String, float[]> now, Map<String, float[]> learnt) {
        var masks = new LinkedHashMap<String, Mask>();
        learnt.forEach((name, values) -> masks.put(name, Mask.ofNonzeros(values)));
        var all = new ArrayList<>(tasks);
        all.add(masks);
        return new Backbone(new LinkedHashMap<>(now), all);
    }

    /** All weights by kernel; 0 where no task has one. */
    Map<String, float[]> weights() {
        return Collections.unmodifiableMap(weights);
    }

    /** Those that a task needs, as they are now; 0 elsewhere. */
    Map<String, float[]> of(int task) {
        var own = new LinkedHashMap<String, float[]>();
        weights.forEach((name, values) -> {
            var now = new float[values.length];
            for (int place : mask(task, name).places()) {
                now[place] = values[place];
            }
            own.put(name, now);
        });
        return own;
    }

    /** The share of all weights that some task needs. */
    double used() {
        long all = 0;
        long needed = 0;
        for (String name : weights.keySet()) {
            Mask any = before(tasks.size(), name);
            all += any.size();
            needed += any.nonzeros();
        }
        return (double) needed / all;
    }

    /** The share of a task's connections that are also an earlier one's. */
    double reused(int task) {
        long all = 0;
        long earlier = 0;
        for (String name : weights.keySet()) {
            all += mask(task, name).nonzeros();
            earlier += mask(task, name).and(before(task, name)).nonzeros();
        }
        return (double) earlier / all;
    }

    private Mask before(int task, String name) {
        Mask any = Mask.of(of(weights, name).length);
        for (int earlier = 0; earlier < task; earlier++) {
            any = any.or(mask(earlier, name));
        }
        return any;
    }

    private Mask mask(int task, String name) {
        return Objects.requireNonNull(tasks.get(task).get(name), () -> "kernel (%s) has no mask".formatted(name));
    }

    private static float[] of(Map<String, float[]> values, String name) {
        return Objects.requireNonNull(values.get(name), () -> "kernel (%s) has no weights".formatted(name));
    }
}
