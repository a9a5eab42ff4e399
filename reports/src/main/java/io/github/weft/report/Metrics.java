package io.github.weft.report;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a report has to know about metrics by name: which count costs, which come from training or from a supernet, and in which order people look for
 * them. Every other name is a proxy, and more of it is better but for one.
 */
public final class Metrics {

    /** Validation accuracy in percent; its fidelity is the number of epochs, 0 where it was read from a table. */
    public static final String ACCURACY = "accuracy";

    /** Accuracy on data that no decision has seen, in percent. Shown, and never ranked by. */
    public static final String TEST_ACCURACY = "test-accuracy";

    /** Validation accuracy in percent with weights inherited from a supernet, the candidate itself untrained. */
    public static final String INHERITED = "inherited-accuracy";

    /** The aggregate of the proxies: at most 0, more is better. */
    public static final String ZERO_COST = "zero-cost";

    /** Weights. */
    public static final String PARAMS = "params";

    /** Multiply-accumulates for one image. */
    public static final String FLOPS = "flops";

    /** The operator of a candidate that nothing chose. */
    public static final String RANDOM = "random";

    /** Weights that are there, where a network lacks some. */
    public static final String NONZEROS = "nonzeros";

    /** Multiply-accumulates of the weights that are there, for one image. */
    public static final String SPARSE_MACS = "sparse-macs";

    /** The share of the weights that may be missing which was there at some time of a training. */
    public static final String EXPLORED = "explored";

    /** How often connections moved in a training. */
    public static final String MASK_UPDATES = "mask-updates";

    /** Milliseconds of one inference, predicted from a calibration: a cost like any other, since it follows from the network and a file. */
    public static final String LATENCY = "latency";

    /** Milliseconds of one inference as it was measured. */
    public static final String MEASURED_LATENCY = "measured-latency";

    private static final List<String> COSTS =
            List.of(PARAMS, FLOPS, "peak-memory", "depth", NONZEROS, SPARSE_MACS, LATENCY);
    private static final List<String> TRAINED = List.of(ACCURACY, TEST_ACCURACY);
    private static final List<String> OF_TRAINING = List.of(EXPLORED, MASK_UPDATES);
    private static final List<String> FIRST = List.of(
            ACCURACY,
            INHERITED,
            ZERO_COST,
            LATENCY,
            MEASURED_LATENCY,
            PARAMS,
            FLOPS,
            NONZEROS,
            SPARSE_MACS,
            "peak-memory",
            TEST_ACCURACY);
    private static final Set<String> FLAWS = Set.of("ntk-condition");
    private static final Set<String> CLOCK = Set.of("seconds", "time", "latency", "rss");

    private Metrics() {}

    /** Known without building anything. Less is better. */
    public static boolean isCost(String metric) {
        return COSTS.contains(metric);
    }

    /** Measured on a trained network. */
    public static boolean isTrained(String metric) {
        return TRAINED.contains(metric);
    }

    /** Read off a clock or a device, so that it differs from run to run and stays outside every digest. */
    public static boolean isClock(String metric) {
        return !isCost(metric) && isOfDevice(metric);
    }

    private static boolean isOfDevice(String metric) {
        int start = 0;
        for (int end = metric.indexOf('-'); end >= 0; end = metric.indexOf('-', start)) {
            if (CLOCK.contains(metric.substring(start, end))) {
                return true;
            }
            start = end + 1;
        }
        return CLOCK.contains(metric.substring(start));
    }

    /** A number that an untrained network gave. */
    public static boolean isProxy(String metric) {
        return !isCost(metric)
                && !isTrained(metric)
                && !isClock(metric)
                && !OF_TRAINING.contains(metric)
                && !metric.equals(INHERITED);
    }

    /** What stands in for accuracy where nothing is trained: what candidates inherit, or else the proxies' aggregate. */
    public static String standIn(Predicate<String> measured) {
        return measured.test(INHERITED) ? INHERITED : ZERO_COST;
    }

    public static boolean higherIsBetter(String metric) {
        return !isCost(metric) && !isClock(metric) && !FLAWS.contains(metric);
    }

    /** What the number counts, or empty for a bare score. */
    public static String unit(String metric) {
        return switch (metric) {
            case ACCURACY, TEST_ACCURACY, INHERITED -> "%";
            case PARAMS, NONZEROS -> "weights";
            case FLOPS, SPARSE_MACS -> "MACs";
            case "peak-memory" -> "bytes";
            case "depth" -> "layers";
            case LATENCY -> "ms";
            default -> metric.endsWith("-units") ? "passes" : isClock(metric) ? clock(metric) : "";
        };
    }

    private static String clock(String metric) {
        return metric.startsWith(MEASURED_LATENCY) ? "ms" : "s";
    }

    /** The order of columns: what decides, what it costs, then the rest by name. */
    public static Comparator<String> columns() {
        return Comparator.comparingInt(Metrics::place).thenComparing(Comparator.naturalOrder());
    }

    private static int place(String metric) {
        int first = FIRST.indexOf(metric);
        if (first >= 0) {
            return first;
        }
        return FIRST.size() + (isProxy(metric) ? 0 : isCost(metric) ? 1 : 2);
    }
}
