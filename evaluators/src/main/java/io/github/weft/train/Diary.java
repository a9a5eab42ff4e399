package io.github.weft.train;

import io.github.weft.sparse.Connections;
import io.github.weft.sparse.Exploration;
import io.github.weft.sparse.Masks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What a training notes after each epoch. */
final class Diary {

    private final List<Double> accuracies = new ArrayList<>();
    private final List<Double> explored = new ArrayList<>();
    private final List<Double> moved = new ArrayList<>();
    private long movedBefore;

    int epochs() {
        return accuracies.size();
    }

    void add(double accuracy, Connections connections) {
        long nonzeros = connections.masks().nonzeros();
        accuracies.add(accuracy);
        explored.add(connections.explored());
        moved.add(nonzeros == 0 ? 0 : (double) (connections.moved() - movedBefore) / nonzeros);
        movedBefore = connections.moved();
    }

    List<Double> accuracies() {
        return accuracies;
    }

    Exploration exploration(Connections connections) {
        var nonzeros = new LinkedHashMap<String, Long>();
        Masks masks = connections.masks();
        masks.byKernel().forEach((name, mask) -> nonzeros.put(name, (long) mask.nonzeros()));
        return new Exploration(nonzeros, connections.updates(), explored, moved, connections.frozen());
    }

    /** The columns, for a checkpoint. */
    List<List<Double>> columns() {
        return List.of(accuracies, explored, moved);
    }

    /** A diary with the columns that {@link #columns} gave. */
    static Diary of(List<List<Double>> columns, long movedBefore) {
        var diary = new Diary();
        diary.accuracies.addAll(columns.get(0));
        diary.explored.addAll(columns.get(1));
        diary.moved.addAll(columns.get(2));
        diary.movedBefore = movedBefore;
        return diary;
    }
}
