package io.github.weft.cli;

import io.github.weft.latency.Calibration;
import io.github.weft.latency.Device;
import io.github.weft.latency.Drift;
import io.github.weft.latency.OnnxEngine;
import io.github.weft.latency.Stopwatch;
import io.github.weft.report.Numbers;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.Latency;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** Says by what a search predicts latencies, and whether the machine still is what it was when it was calibrated. */
final class LatencyCheck {

    private LatencyCheck() {}

    static void told(Equipment equipment, CommandSpec spec) {
        equipment.latency().ifPresent(latency -> {
            var err = spec.commandLine().getErr();
            err.printf(
                    "latency  by %s of %s: %s%n",
                    latency.file(), latency.calibration().made(), error(latency.calibration()));
            warning(latency, equipment, spec);
            err.flush();
        });
    }

    /** How good a calibration is, in words. */
    static String error(Calibration calibration) {
        var error = calibration.error();
        return String.format(
                Locale.ROOT,
                "on %d unseen networks Spearman %.3f, median error %.1f %%, nine of ten within %.1f %%",
                error.networks(),
                error.spearman(),
                100 * error.median(),
                100 * error.worst());
    }

    private static void warning(Latency latency, Equipment equipment, CommandSpec spec) {
        Calibration calibration = latency.calibration();
        var engine = new OnnxEngine(
                calibration.device().threads(), calibration.device().batch());
        Device here = Device.of(engine);
        var err = spec.commandLine().getErr();
        if (!here.equals(calibration.device())) {
            err.printf("warning: latencies are those of %s, and this is %s.%n", calibration.device(), here);
            return;
        }
        Drift drift = Drift.of(calibration, equipment.space(), equipment.setting(), engine, Stopwatch.ofMachine());
        if (drift.isLarge()) {
            err.printf(
                    "warning: this machine now takes %s times as long as when it was calibrated. Predictions compare among each other; for milliseconds of today, calibrate again.%n",
                    Numbers.significant(drift.factor()));
        }
    }
}
