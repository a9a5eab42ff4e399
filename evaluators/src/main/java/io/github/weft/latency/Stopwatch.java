package io.github.weft.latency;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Two clocks that are read together. On a core of its own a computation of one thread takes as much of either; where other work takes the core away, the wall
 * clock goes on and that of the thread stands still.
 */
public interface Stopwatch {

    /** Nanoseconds on a wall clock that never goes back. */
    long wall();

    /** Nanoseconds that the calling thread has been on a core. */
    long thread();

    /** The clocks of this machine. */
    static Stopwatch ofMachine() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return new Stopwatch() {
            @Override
            public long wall() {
                return System.nanoTime();
            }

            @Override
            public long thread() {
                return threads.getCurrentThreadCpuTime();
            }
        };
    }
}
