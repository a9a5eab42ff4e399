package io.github.weft.db;

import static io.github.weft.db.Samples.candidate;
import static io.github.weft.db.Samples.evaluation;
import static io.github.weft.db.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every store promises about runs; each answer is asked for again after closing and opening. */
class RunsTest extends OpenStore {

    @Test
    void keepsAllOfARun() {
        store.mark("abc", RunStatus.STOPPED, 12.5);
        reopen();

        assertThat(store.runs()).containsExactly(new RunRow(run("abc"), RunStatus.STOPPED, START, 12.5));
        assertThat(store.run("abc").orElseThrow().run().provenance())
                .isEqualTo(new TreeMap<>(run("abc").provenance()));
    }

    @Test
    void listsRunsNewestFirst() {
        store.begin(run("zzz"));
        store.begin(run("bbb"));

        assertThat(store.runs()).extracting(row -> row.run().id()).containsExactly("bbb", "zzz", "abc");
    }

    @Test
    void findsARunByTheStartOfItsName() {
        store.begin(run("abc-2"));
        store.begin(run("f00"));

        assertThat(store.run("f").orElseThrow().run().id()).isEqualTo("f00");
        assertThat(store.run("abc").orElseThrow().run().id()).isEqualTo("abc");
        assertThat(store.run("abc-").orElseThrow().run().id()).isEqualTo("abc-2");
        assertThat(store.run("%")).isEmpty();
        assertConflict(() -> store.run("ab"), "run ab could be abc-2 or abc");
    }

    @Test
    void refusesARunThatIsThere() {
        assertConflict(() -> store.begin(run("abc")), "run abc is already in the store");
        assertThat(store.runs()).hasSize(1);
    }

    @Test
    void refusesFactsOfARunThatIsNotThere() {
        assertConflict(() -> store.append("nope", List.of(), List.of()), "run nope is not in the store");
        assertConflict(() -> store.candidates("nope"), "run nope is not in the store");
    }

    @Test
    void keepsRunsApart() {
        store.begin(run("def"));
        store.append("abc", List.of(candidate("g")), List.of(evaluation("g", "snip", 1)));
        store.append("def", List.of(candidate("g")), List.of(evaluation("g", "snip", 2)));

        assertThat(store.evaluations("abc")).containsExactly(evaluation("g", "snip", 1));
        assertThat(store.evaluations("def")).containsExactly(evaluation("g", "snip", 2));
    }
}
