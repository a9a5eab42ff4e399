package io.github.weft.search.job;

import io.github.weft.db.RunStore;
import io.github.weft.latency.Calibration;
import io.github.weft.latency.Device;
import io.github.weft.latency.Timing;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long a network takes on a device, in milliseconds.
 *
 * @param disturbed whether other work was in the way all the time
 * @param fresh how it was timed, if that was just now
 */
public record MeasuredLatency(double p50, double p90, boolean disturbed, Optional<Timing> fresh) {

    private static final String P90 = Calibration.MEASURED.name() + "-p90";
    private static final String UNQUIET = "unquiet";

    public static MeasuredLatency of(Timing timing) {
        return new MeasuredLatency(timing.p50(), timing.p90(), timing.disturbed(), Optional.of(timing));
    }

    /** How it came about, in words. */
    public String words() {
        return fresh.map(timing -> timing.runs() + " runs").orElse("stored") + (disturbed ? ", disturbed" : "");
    }

    /**
     * The facts of one run about latencies on one device: a candidate's are stored once, and outside of every digest. Those that were disturbed are under a protocol of
     * their own, and a quiet measurement still counts later.
     */
    public record InRun(RunStore store, String run, Device device) {

        /** What is stored of a candidate, if it was quiet. */
        public Optional<MeasuredLatency> of(String candidate) {
            OptionalDouble p50 = value(candidate, Calibration.MEASURED.name(), device.protocol());
            OptionalDouble p90 = value(candidate, P90, device.protocol());
            return p50.isPresent() && p90.isPresent()
                    ? Optional.of(new MeasuredLatency(p50.getAsDouble(), p90.getAsDouble(), false, Optional.empty()))
                    : Optional.empty();
        }

        /** Stores what was timed, unless it was disturbed and so was what is there. */
        public MeasuredLatency stored(String candidate, Timing timing) {
            Protocol protocol = timing.disturbed() ? device.protocol().with(UNQUIET, true) : device.protocol();
            if (value(candidate, Calibration.MEASURED.name(), protocol).isEmpty()) {
                store.append(
                        run,
                        List.of(),
                        List.of(
                                fact(candidate, Calibration.MEASURED.name(), protocol, timing.p50()),
                                fact(candidate, P90, protocol, timing.p90())));
            }
            return MeasuredLatency.of(timing);
        }

        private OptionalDouble value(String candidate, String metric, Protocol protocol) {
            return store.evaluations(run).stream()
                    .filter(fact -> fact.candidate().equals(candidate)
                            && fact.metric().equals(metric)
                            && fact.protocol().equals(protocol))
                    .flatMapToDouble(fact -> fact.score().value().stream())
                    .findFirst();
        }

        private static Evaluation fact(String candidate, String metric, Protocol protocol, double millis) {
            return new Evaluation(candidate, metric, protocol, 0, 0, Score.of(millis), 0, List.of());
        }
    }
}
