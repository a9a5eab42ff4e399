package io.github.weft.db;

import static io.github.weft.db.Samples.candidate;
import static io.github.weft.db.Samples.evaluation;
import static io.github.weft.db.Samples.group;
import static io.github.weft.db.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.StoreException.Kind;
import io.github.weft.score.Evaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers, one store. */
class ConcurrencyTest {

    @TempDir
    private Path folder;

    private RunStore store;

    @BeforeEach
    void open() {
        store = H2RunStore.open(folder);
        store.begin(run("r"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void interruptedCallersGetTheirCommitAndStayInterrupted() throws Exception {
        List<Boolean> interrupted = together(4, caller -> {
            Thread.currentThread().interrupt();
            for (int i = 0; i < 25; i++) {
                String genome = caller + "/" + i;
                store.append("r", List.of(candidate(genome)), group(genome, 2));
                store.lastStep("r");
            }
            return Thread.currentThread().isInterrupted();
        });

        assertThat(interrupted).containsOnly(true);
        assertThat(store.evaluations("r")).hasSize(200);
    }

    @Test
    void canBeOpenedReadAndClosedByAnInterruptedThread() throws Exception {
        store.close();
        boolean interrupted = together(1, caller -> {
                    Thread.currentThread().interrupt();
                    H2RunStore.open(folder).close();
                    H2RunStore.read(folder).close();
                    return Thread.interrupted();
                })
                .get(0);

        assertThat(interrupted).isTrue();
        store = H2RunStore.open(folder);
        assertThat(store.runs()).hasSize(1);
    }

    @Test
    void ofTwoEqualFactsOneIsTakenAndNobodyElseIsDisturbed() throws Exception {
        List<Boolean> taken = together(8, caller -> {
            String own = "own " + caller;
            List<Evaluation> facts = List.of(evaluation(own, "snip", caller), evaluation("shared", "snip", caller));
            boolean first = true;
            try {
                store.append("r", List.of(candidate(own), candidate("shared")), facts);
            } catch (StoreException e) {
                assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
                first = false;
            }
            store.append("r", List.of(candidate("late " + caller)), group("late " + caller, 3));
            return first;
        });

        int winner = taken.indexOf(true);
        assertThat(taken).containsOnlyOnce(true);
        assertThat(store.candidates("r"))
                .extracting(Candidate::genome)
                .hasSize(10)
                .contains("own " + winner, "shared");
        assertThat(store.evaluations("r"))
                .hasSize(2 + 8 * 3)
                .contains(evaluation("own " + winner, "snip", winner), evaluation("shared", "snip", winner));
    }

    @Test
    void writesThatWaitTogetherShareACommit() throws Exception {
        StoreThread thread = ((Facts) store).thread;
        var busy = new CountDownLatch(1);
        long before = thread.read(ConcurrencyTest::versions);
        Thread reader = new Thread(() -> thread.read(handle -> {
            busy.countDown();
            while (thread.waitingTasks() < 20) {
                Thread.onSpinWait();
            }
            return 0;
        }));
        reader.start();
        busy.await();
        together(20, caller -> {
            store.append("r", List.of(candidate("g" + caller)), List.of(evaluation("g" + caller, "snip", caller)));
            return true;
        });
        reader.join();

        assertThat(store.evaluations("r")).hasSize(20);
        assertThat(thread.read(ConcurrencyTest::versions) - before).isLessThan(10);
    }

    /** H2 counts every commit that wrote to the file. */
    private static long versions(Handle handle) {
        return handle.createQuery("""
                        SELECT setting_value FROM information_schema.settings
                        WHERE setting_name = 'info.CURRENT_VERSION'
                        """).mapTo(Long.class).one();
    }

    @Test
    void writesAFileThatGrewAnewAndGoesOn() throws Exception {
        store.close();
        store = H2RunStore.open(folder, InstantSource.system(), 1 << 20);
        for (int i = 0; i < 400; i++) {
            store.append("r", List.of(candidate("g" + i)), group("g" + i, 2));
        }

        assertThat(store.evaluations("r")).hasSize(800).doesNotHaveDuplicates();
        assertThat(Files.size(folder.resolve("weft.mv.db"))).isLessThan(5 << 19);
        store.commitStep("r", new Step(0, List.of(), ""), List.of(), 0);
        assertThat(store.steps("r")).hasSize(1);
    }

    private interface Work {
        boolean by(int caller) throws Exception;
    }

    private static List<Boolean> together(int callers, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            var calls = new ArrayList<Callable<Boolean>>();
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                calls.add(() -> work.by(number));
            }
            var results = new ArrayList<Boolean>();
            for (Future<Boolean> result : pool.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }
}
