package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code weft compare} does not compare, in one line each. */
@Tag("torch")
class CompareRefusalTest {

    @TempDir
    private static Path folder;

    private static ToySets sets = new ToySets(Path.of(""));
    private static String aging = "";
    private static String random = "";

    @BeforeAll
    static void search() throws IOException {
        sets = ToySets.in(folder);
        assertThat(sets.search("aging", 0, 1).code()).isZero();
        assertThat(sets.search("random", 0, 1).code()).isZero();
        aging = sets.ids("aging", 0, 1).get(0);
        random = sets.ids("random", 0, 1).get(0);
    }

    @Test
    void runsThatAreNoTwoGroups() {
        refused(sets.compare("nothing", random), "run (nothing) is not in");
        refused(sets.compare(aging, aging), "which would compare it with itself");
        refused(sets.compare(aging + "," + aging, random), "run (%s) is given twice".formatted(aging));
        refused(sets.compare(aging + "," + random, random), "differ in strategy (aging, random)");
        refused(sets.compare(",", random), "run (,) names nothing");
        refused(sets.compare(aging), "compare (%s) needs at least two runs".formatted(aging));
        refused(sets.compare(aging, random, "--report"), "Unknown option: '--report'");
    }

    @Test
    void momentsMetricsAndTestsThatThereAreNot() {
        refused(sets.compare(aging, random, "--at", "121"), "at (121) must be from 1 to 120");
        refused(sets.compare(aging, random, "--metric", "nwot"), "has no nwot. It has: accuracy, ");
        refused(sets.compare(aging, random, "--metric", "zero-cost"), "another thing in every run");
        refused(sets.compare(aging, random, "--test", "wilcoxn"), "Did you mean wilcoxon?");
    }

    @Test
    void otherTablesAndRunsThatAreNotFinished() throws IOException {
        Path other = folder.resolve("other.csv");
        Files.writeString(other, Files.readString(sets.table()).replace(",80\n", ",81\n"));
        assertThat(ToySets.search(sets.store(), other, "random", 0, List.of()).code())
                .isZero();
        String newest = sets.newest();

        refused(sets.compare(aging, newest), "A and B cannot be compared: table differs");
        try (RunStore facts = H2RunStore.open(sets.store())) {
            facts.mark(newest, RunStatus.STOPPED, 1);
        }
        refused(sets.compare(aging, newest), "is not finished: it is stopped. Go on with: weft resume");
    }

    private static void refused(Terminals.Said said, String why) {
        assertThat(said.code()).as(said.out()).isEqualTo(2);
        assertThat(said.err()).contains(why).doesNotContain("\tat ");
    }
}
