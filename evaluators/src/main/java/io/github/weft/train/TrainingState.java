package io.github.weft.train;

import io.github.weft.run.Digest;
import io.github.weft.sparse.Connections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A training after one of its epochs, outside native memory: weights, statistics, their averages, what the optimiser remembers, the connections with what
 * moves them, and the diary. A training that goes on from it ends in the same bits as one that was never interrupted.
 *
 * @param facts everything but tensors, as text
 */
record TrainingState(Map<String, String> facts, Snapshot tensors) {

    private static final String FORMAT = "weft-training-1";
    private static final String DIGEST = "digest";

    TrainingState {
        facts = new TreeMap<>(facts);
    }

    /** @param identity of network, data, recipe, plan and seed */
    static TrainingState of(String identity, Training training, Diary diary) {
        var tensors = new LinkedHashMap<String, Snapshot.Tensor>();
        Snapshot snapshot = training.snapshot();
        snapshot.names().forEach(name -> tensors.put(name, snapshot.tensor(name)));
        var facts = new LinkedHashMap<String, String>();
        Descent descent = training.descent();
        for (String name : training.weights().leaves().names()) {
            for (int i = 0; i < descent.memory(name).size(); i++) {
                tensors.put(memory(i, name), flat(descent.memory(name).get(i).toFloatArray()));
            }
            facts.put(moves(name), Integer.toString(descent.moves(name)));
        }
        Connections connections = training.connections();
        connections.values().forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                tensors.put(connections(i, name), flat(values.get(i)));
            }
        });
        training.average()
                .map(AveragedWeights::values)
                .orElse(Map.of())
                .forEach((name, values) -> tensors.put(average(name), flat(values)));
        facts.put("format", FORMAT);
        facts.put("identity", identity);
        facts.put("step", Integer.toString(training.stepsDone()));
        facts.put("updates", Integer.toString(connections.updates()));
        facts.put("moved", Long.toString(connections.moved()));
        for (int i = 0; i < diary.columns().size(); i++) {
            facts.put(
                    column(i),
                    String.join(
                            " ",
                            diary.columns().get(i).stream().map(String::valueOf).toList()));
        }
        return new TrainingState(facts, new Snapshot(tensors));
    }

    /** Puts a fresh training where this one was, and gives its diary. */
    Diary restore(Training training) {
        Descent descent = training.descent();
        for (String name : training.weights().leaves().names()) {
            training.weights().leaves().set(name, tensors.values(name));
            var memory = new ArrayList<float[]>();
            for (int i = 0; i < descent.memory(name).size(); i++) {
                memory.add(tensors.values(memory(i, name)));
            }
            descent.restore(name, memory, Integer.parseInt(fact(moves(name))));
        }
        Connections connections = training.connections();
        var values = new LinkedHashMap<String, List<float[]>>();
        connections.values().forEach((name, like) -> {
            var restored = new ArrayList<float[]>();
            for (int i = 0; i < like.size(); i++) {
                restored.add(tensors.values(connections(i, name)));
            }
            values.put(name, restored);
        });
        training.average().ifPresent(average -> {
            var averaged = new LinkedHashMap<String, float[]>();
            average.values().keySet().forEach(name -> averaged.put(name, tensors.values(average(name))));
            average.restore(averaged);
        });
        long moved = Long.parseLong(fact("moved"));
        connections.restore(values, Integer.parseInt(fact("updates")), moved);
        training.resume(Integer.parseInt(fact("step")), tensors);
        return Diary.of(List.of(numbers(column(0)), numbers(column(1)), numbers(column(2))), moved);
    }

    /** Writes the file whole or not at all. */
    void write(Path file) {
        var about = new TreeMap<>(facts);
        about.put(DIGEST, digest());
        WeightsFile.write(file, tensors, about);
    }

    /**
     * The state in a file; empty if there is no file.
     *
     * @throws IllegalArgumentException if the file is damaged or holds another training
     */
    static Optional<TrainingState> read(Path file, String identity) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        WeightsFile.Content content = WeightsFile.open(file);
        var facts = new TreeMap<>(content.about());
        String digest = facts.remove(DIGEST);
        var state = new TrainingState(facts, content.snapshot());
        if (!state.digest().equals(digest) || !FORMAT.equals(facts.get("format"))) {
            throw new IllegalArgumentException(
                    "training state (%s) is damaged: its digest differs. Maybe remove it and train again."
                            .formatted(file));
        }
        if (!identity.equals(facts.get("identity"))) {
            throw new IllegalArgumentException(
                    "training state (%s) is another training's. Maybe remove it and train again.".formatted(file));
        }
        return Optional.of(state);
    }

    /** Removes the file of a training that is over, if there is one. */
    static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("training state (%s) cannot be removed: %s".formatted(file, e), e);
        }
    }

    private String digest() {
        return Digest.of(facts + "\n" + tensors.digest());
    }

    private String fact(String name) {
        String fact = facts.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("training state lacks (%s). Maybe train again.".formatted(name));
        }
        return fact;
    }

    private List<Double> numbers(String name) {
        return Arrays.stream(fact(name).split(" ")).map(Double::valueOf).toList();
    }

    private static Snapshot.Tensor flat(float[] values) {
        return new Snapshot.Tensor(List.of(values.length), values);
    }

    private static String memory(int number, String name) {
        return "memory %s of %s".formatted(number, name);
    }

    private static String average(String name) {
        return "average of " + name;
    }

    private static String connections(int number, String name) {
        return "connections %s of %s".formatted(number, name);
    }

    private static String moves(String name) {
        return "moves of " + name;
    }

    private static String column(int number) {
        return "column " + number;
    }
}
