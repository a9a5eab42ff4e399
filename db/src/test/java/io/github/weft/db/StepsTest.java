package io.github.weft.db;

import static io.github.weft.db.Samples.candidate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store promises about the steps of a search. */
class StepsTest extends OpenStore {

    @Test
    void keepsStepsWithTheirPopulationsInOrder() {
        Member old = new Member("a", "0,1", 0, List.of(0.5, -0.0));
        Member young = new Member("b", "1,1", 1, List.of(Double.NEGATIVE_INFINITY, Double.MIN_VALUE));
        Member again = new Member("a", "0,1", 2, List.of(0.5, -0.0));
        List<Step> steps = List.of(
                new Step(0, List.of(old), "{}"),
                new Step(1, List.of(young, old), "{\"queue\": [\"größer\"]}"),
                new Step(2, List.of(again, young, old, young), "x".repeat(2_000_000)),
                new Step(3, List.of(), ""));
        for (Step step : steps) {
            store.commitStep("abc", step, List.of(candidate("a"), candidate("b")), 1.5 * step.number());
        }
        reopen();

        assertThat(store.steps("abc")).isEqualTo(steps);
        assertThat(store.lastStep("abc")).contains(steps.get(3));
        assertThat(store.run("abc").orElseThrow().elapsedSeconds()).isEqualTo(4.5);
    }

    @Test
    void storesAMemberThatStaysOnOnce() {
        Member member = new Member("a", "0,1", 0, List.of(0.5));
        store.commitStep("abc", new Step(0, List.of(member), ""), List.of(candidate("a")), 0);
        store.commitStep("abc", new Step(1, List.of(member), ""), List.of(), 0);
        store.commitStep("abc", new Step(2, List.of(member), ""), List.of(), 0);

        long rows = ((Facts) store)
                .thread.read(handle -> handle.createQuery("SELECT COUNT(*) FROM members")
                        .mapTo(Long.class)
                        .one());
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void refusesAStepOutOfTurnAndAMemberOfNoCandidate() {
        commit(new Step(0, List.of(), ""), List.of());

        assertConflict(
                () -> commit(new Step(0, List.of(), ""), List.of(candidate("a"))),
                "step 0 cannot be stored; the next one is 1");
        assertConflict(() -> commit(new Step(2, List.of(), ""), List.of()), "the next one is 1");
        Member stranger = new Member("stranger", "", 0, List.of());
        assertConflict(() -> commit(new Step(1, List.of(stranger), ""), List.of()), "candidate stranger is not known");
        assertThat(store.candidates("abc")).isEmpty();
        assertThat(store.run("abc").orElseThrow().elapsedSeconds()).isZero();
    }

    @Test
    void tellsOfARefusedStepOnceAndByTheNextStep() {
        store.commitStep("abc", new Step(7, List.of(), ""), List.of(), 0);
        assertThat(store.steps("abc")).isEmpty();
        assertConflict(
                () -> commit(new Step(0, List.of(), ""), List.of()), "step 7 cannot be stored; the next one is 0");
        commit(new Step(0, List.of(), ""), List.of());

        assertThat(store.steps("abc")).hasSize(1);
    }

    @Test
    void hasNoStepAtFirst() {
        assertThat(store.lastStep("abc")).isEmpty();
        assertThat(store.steps("abc")).isEmpty();
    }

    /** A step, and the write after it, which tells what went wrong with it. */
    private void commit(Step step, List<Candidate> candidates) {
        store.commitStep("abc", step, candidates, step.number());
        store.append("abc", List.of(), List.of());
    }
}
