package io.github.weft.continual;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What was known when, in percent.
 *
 * @param accuracy after each task, from the first: the accuracy on each task learnt so far
 * @param used after each task, the share of the backbone's weights that some task so far needs
 * @param reused for each task, the share of its connections that are an earlier one's, unchanged
 */
public record Course(List<List<Double>> accuracy, List<Double> used, List<Double> reused) {

    public Course {
        accuracy = accuracy.stream().map(List::copyOf).toList();
        used = List.copyOf(used);
        reused = List.copyOf(reused);
        for (int task = 0; task < accuracy.size(); task++) {
            if (accuracy.get(task).size() != task + 1) {
                throw new IllegalArgumentException(
                        "accuracy (%s) must have one number after the first task, and one more after each other."
                                .formatted(accuracy));
            }
        }
        if (accuracy.isEmpty()) {
            throw new IllegalArgumentException("accuracy ([]) must have at least one task.");
        }
    }

    /** The mean accuracy on all tasks learnt so far, after one of them, from 0. */
    public double mean(int task) {
        return accuracy.get(task).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    /** After the last task. */
    public double mean() {
        return mean(accuracy.size() - 1);
    }

    /** The accuracy on each task just after it was learnt. */
    public List<Double> learnt() {
        return IntStream.range(0, accuracy.size())
                .mapToObj(task -> accuracy.get(task).get(task))
                .toList();
    }

    /**
     * In points, the mean over all tasks but the last of the best accuracy a task ever had before the last was learnt, less what it has at the end
     * (Chaudhry et al., "Riemannian walk for incremental learning", ECCV 2018). 0 for a single task; negative if tasks got better.
     */
    public double forgetting() {
        int last = accuracy.size() - 1;
        return IntStream.range(0, last)
                .mapToDouble(task -> best(task, last) - accuracy.get(last).get(task))
                .average()
                .orElse(0);
    }

    private double best(int task, int before) {
        return IntStream.range(task, before)
                .mapToDouble(after -> accuracy.get(after).get(task))
                .max()
                .orElseThrow();
    }
}
