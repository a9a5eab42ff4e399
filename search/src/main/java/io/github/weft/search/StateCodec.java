package io.github.weft.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.Member;
import io.github.weft.db.Step;
import io.github.weft.db.StoreException;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A strategy's state as the store keeps it: the population as texts of the space, the rest as JSON. The state before the first step is
 * not stored. Most members stay on from step to step, so those of the last one written are not put into words again. For one thread.
 */
public final class StateCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SearchSpace space;
    private Map<Individual, Member> last = Map.of();

    private record Rest(List<List<Integer>> queue) {}

    public StateCodec(SearchSpace space) {
        this.space = space;
    }

    /** The step that led to the state. */
    public Step encode(State state) {
        if (state.step() < 1) {
            throw new IllegalArgumentException("state (step %s) is before the first step.".formatted(state.step()));
        }
        var members = new HashMap<Individual, Member>();
        for (Individual individual : state.population()) {
            Member known = last.get(individual);
            members.put(individual, known == null ? member(individual) : known);
        }
        last = members;
        return new Step(
                Math.toIntExact(state.step() - 1),
                state.population().stream()
                        .map(individual ->
                                Objects.requireNonNull(members.get(individual), "every member was put there"))
                        .toList(),
                rest(state));
    }

    /** The state after a stored step. @throws StoreException if the text is not that of a state */
    public State decode(Step step) {
        try {
            Rest rest = JSON.readValue(step.state(), Rest.class);
            return new State(
                    step.number() + 1L,
                    step.population().stream().map(this::individual).toList(),
                    rest.queue().stream().map(Genome::new).toList());
        } catch (JsonProcessingException | RuntimeException e) {
            throw new StoreException(
                    StoreException.Kind.DAMAGED,
                    "step %s of the run holds a state (%s) that cannot be read for space %s."
                            .formatted(step.number(), step.state(), space.name()),
                    e);
        }
    }

    private Member member(Individual individual) {
        return new Member(
                space.format(space.canonical(individual.genome())),
                space.format(individual.genome()),
                individual.birth(),
                individual.fitness());
    }

    private Individual individual(Member member) {
        return new Individual(space.parse(member.alleles()), member.birth(), member.fitness());
    }

    private static String rest(State state) {
        try {
            return JSON.writeValueAsString(
                    new Rest(state.queue().stream().map(Genome::alleles).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Whole numbers always have a JSON text.", e);
        }
    }
}
