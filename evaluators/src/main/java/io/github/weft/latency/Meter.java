package io.github.weft.latency;

import io.github.weft.latency.Engine.Loaded;
import io.github.weft.latency.Timing.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Times inferences and knows when something was in the way. Runs come in blocks with a fixed reference before and after. A run is quiet if the reference took no
 * longer than it usually does, and the wall clock was not ahead of the thread's; only quiet runs count. They are gathered until there are enough of
 * them, from enough blocks, and they agree. Where it stays loud, all is tried again, and in the end the quietest runs stand with a mark.
 *
 * <p>With one thread the time that counts is the thread's own: on a quiet core it equals that of the wall clock, and on a busy one it leaves out the turns of
 * others. With more threads, whose work a clock of one does not see, it is the wall clock's.
 *
 * <p>For use by one thread.
 */
public final class Meter {

    private static final int LEAST_RUNS = 3;

    private final Loaded reference;
    private final Stopwatch watch;
    private final boolean threadCounts;
    private final Pace pace = new Pace();

    /**
     * A meter.
     *
     * @param reference what never changes
     * @param threads of one inference
     */
    public Meter(Loaded reference, Stopwatch watch, int threads) {
        this.reference = reference;
        this.watch = watch;
        this.threadCounts = threads == 1;
    }

    /** The name of the clock that counts, for protocols. */
    static String clock(int threads) {
        return threads == 1 ? "thread" : "wall";
    }

    /** How long one run of something takes. */
    public Timing time(Loaded subject, Patience patience) {
        warmUp(reference, patience.warmUp() / 2);
        warmUp(subject, patience.warmUp());
        Timing best = attempt(subject, patience);
        for (int attempt = 1; best.disturbed() && attempt < patience.attempts(); attempt++) {
            Timing other = attempt(subject, patience);
            if (!other.disturbed() || other.p50() < best.p50()) {
                best = other;
            }
        }
        return best;
    }

    private void warmUp(Loaded subject, long nanos) {
        long start = watch.wall();
        for (int runs = 0; runs < LEAST_RUNS || watch.wall() - start < nanos; runs++) {
            subject.run();
        }
    }

    private Timing attempt(Loaded subject, Patience patience) {
        var all = new ArrayList<Run>();
        var quiet = new ArrayList<Run>();
        int good = 0;
        for (int blocks = 0; blocks < patience.most(); blocks++) {
            List<Run> block = block(subject, patience.block());
            all.addAll(block);
            int before = quiet.size();
            block.stream().filter(run -> run.slowness() <= patience.slower()).forEach(quiet::add);
            good += quiet.size() > before ? 1 : 0;
            if (good >= patience.quiet() && quiet.size() >= LEAST_RUNS * patience.quiet()) {
                Timing timing = Timing.of(quiet, false);
                if (timing.spread() <= patience.spread()) {
                    return timing;
                }
            }
        }
        all.sort(Comparator.comparingDouble(Run::slowness));
        return Timing.of(all.subList(0, Math.max(quiet.size(), (all.size() + 1) / 2)), true);
    }

    /** Nanoseconds that the reference takes when nothing is in the way, as far as was seen. */
    double usual() {
        return pace.usual();
    }

    private List<Run> block(Loaded subject, long nanos) {
        double before = reference();
        var lone = new ArrayList<Lone>();
        for (long spent = 0;
                lone.size() < LEAST_RUNS || spent < nanos;
                spent += lone.get(lone.size() - 1).wall()) {
            lone.add(run(subject));
        }
        double after = reference();
        double slower = Math.max(before, after) / pace.usual() - 1;
        double around = (before + after) / 2;
        return lone.stream()
                .map(run -> new Run(
                        run.nanos(), run.wall(), run.nanos() / around, Math.max(slower, run.taken(threadCounts))))
                .toList();
    }

    /** How long the reference takes now: once to have it in the caches again, then the faster of two. */
    private double reference() {
        reference.run();
        double nanos = Math.min(run(reference).nanos(), run(reference).nanos());
        pace.add(nanos);
        return nanos;
    }

    private Lone run(Loaded subject) {
        long wall = watch.wall();
        long thread = watch.thread();
        subject.run();
        long threadSpent = Math.max(1, watch.thread() - thread);
        long wallSpent = Math.max(1, watch.wall() - wall);
        return new Lone(threadCounts ? threadSpent : wallSpent, wallSpent);
    }

    /** A run without what is known of its surroundings. */
    private record Lone(long nanos, long wall) {

        /** The share by which the wall clock was ahead of the thread's, where that is the one that counts. */
        double taken(boolean threadCounts) {
            return threadCounts ? wall / (double) nanos - 1 : 0;
        }
    }
}
