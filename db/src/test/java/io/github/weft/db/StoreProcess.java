package io.github.weft.db;

import static io.github.weft.db.Samples.candidate;
import static io.github.weft.db.Samples.group;
import static io.github.weft.db.Samples.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A process of its own that works on a store, to be asked, killed and read beside. It prints a line for everything it was promised, after the
 * promise; a step is promised by the write after it.
 */
final class StoreProcess implements AutoCloseable {

    static final int METRICS = 8;

    private final Process process;
    private final BufferedReader out;

    private StoreProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Prefix is what the command line starts with, such as a shell that sets limits. */
    static StoreProcess start(List<String> prefix, String role, Path folder) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                role,
                folder.toString()));
        return new StoreProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    static StoreProcess start(String role, Path folder) throws IOException {
        return start(List.of(), role, folder);
    }

    long pid() {
        return process.pid();
    }

    /** The next line it prints; empty at its end. */
    String line() throws IOException {
        String line = out.readLine();
        return line == null ? "" : line;
    }

    List<String> lines(int count) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            lines.add(line());
        }
        return lines;
    }

    /** What it still printed before it ended. */
    List<String> rest() {
        return out.lines().toList();
    }

    /** SIGTERM: its shutdown hooks run. By the handle, which leaves its output to be read. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws Exception {
        try (RunStore store = H2RunStore.open(Path.of(arguments[1]))) {
            switch (arguments[0]) {
                case "hold" -> hold();
                case "append" -> append(store);
                case "save-on-exit" -> saveOnExit(store);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (StoreException e) {
            say(e.kind() + " " + e.getMessage());
        }
    }

    private static void hold() throws InterruptedException {
        say("open");
        Thread.currentThread().join();
    }

    /** Two threads append groups of evaluations, this one commits a step every few groups; until the end comes. */
    private static void append(RunStore store) throws InterruptedException {
        if (store.runs().isEmpty()) {
            store.begin(run("r"));
        }
        int known = store.candidates("r").size();
        var failures = new ConcurrentLinkedQueue<StoreException>();
        List<Thread> threads = List.of(
                new Thread(() -> appendGroups(store, "a", known, failures)),
                new Thread(() -> appendGroups(store, "b", known, failures)));
        threads.forEach(Thread::start);
        int step = store.lastStep("r").map(last -> last.number() + 1).orElse(0);
        while (failures.isEmpty()) {
            String genome = "s" + step;
            var member = new Member(genome, "0", step, List.of((double) step));
            try {
                store.commitStep("r", new Step(step, List.of(member), "{}"), List.of(candidate(genome)), step);
                store.append("r", List.of(), List.of());
            } catch (StoreException e) {
                failures.add(e);
                break;
            }
            say("step " + step++);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        throw failures.element();
    }

    private static void appendGroups(RunStore store, String name, int from, Queue<StoreException> failures) {
        for (int number = from; failures.isEmpty(); number++) {
            String genome = name + number;
            try {
                store.append("r", List.of(candidate(genome)), group(genome, METRICS));
            } catch (StoreException e) {
                failures.add(e);
                return;
            }
            say("candidate " + genome);
        }
    }

    private static void saveOnExit(RunStore store) throws InterruptedException {
        store.begin(run("r"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            store.commitStep("r", new Step(0, List.of(), "saved"), List.of(), 1);
            store.mark("r", RunStatus.STOPPED, 2);
            store.close();
            say("saved");
        }));
        hold();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
