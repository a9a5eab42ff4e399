package io.github.weft.search.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.RunStore;
import io.github.weft.db.Step;
import io.github.weft.search.State;
import io.github.weft.search.StateCodec;
import java.util.ArrayList;
import java.util.List;

/** The finished steps of a run: what each proposed and the state it left, so that a search can go on from any of them. */
final class Journal {

    /** A finished step, read back. */
    record Entry(List<String> proposed, State state) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunStore store;
    private final String run;
    private final StateCodec codec;
    private final Clock clock;

    Journal(RunStore store, String run, StateCodec codec, Clock clock) {
        this.store = store;
        this.run = run;
        this.codec = codec;
        this.clock = clock;
    }

    List<Entry> steps() {
        return store.steps(run).stream().map(this::read).toList();
    }

    /** On disk a moment later. */
    void commit(Flight flight, State after) {
        Step plain = codec.encode(after);
        var text = JSON.createObjectNode();
        var proposed = text.putArray("proposed");
        flight.candidates().forEach(candidate -> proposed.add(candidate.genome()));
        text.put("strategy", plain.state());
        store.commitStep(
                run,
                new Step(plain.number(), plain.population(), text.toString()),
                flight.candidates(),
                clock.elapsedSeconds());
    }

    private Entry read(Step step) {
        try {
            JsonNode text = JSON.readTree(step.state());
            return new Entry(
                    proposed(text),
                    codec.decode(new Step(
                            step.number(),
                            step.population(),
                            text.get("strategy").asText())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("step %s of run %s cannot be read.".formatted(step.number(), run), e);
        }
    }

    /** The candidates that a stored step proposed, in its order. */
    static List<String> proposed(Step step) {
        try {
            return proposed(JSON.readTree(step.state()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("step %s cannot be read.".formatted(step.number()), e);
        }
    }

    private static List<String> proposed(JsonNode text) {
        var proposed = new ArrayList<String>();
        text.get("proposed").forEach(candidate -> proposed.add(candidate.asText()));
        return proposed;
    }
}
