package io.github.weft.search.config;

import io.github.weft.rank.Aggregation;
import io.github.weft.rank.Vote;
import io.github.weft.run.Names;
import io.github.weft.search.spacefile.SpaceFile;
import io.github.weft.space.SearchSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every setting of a search but those of training, in the order in which people think of them. */
public final class Keys {

    private static final List<Key<?>> ALL = new ArrayList<>();

    public static final Key<SearchSpace> SPACE = settled(
            "space",
            "mobile",
            "NAME|FILE.yaml",
            "What can be built: a space that weft spaces lists, or a file that describes one.",
            SpaceFile::named,
            SpaceFile::settled);
    public static final Key<Optional<SearchSpace>> BASE = settled(
            "base",
            "none",
            "SPACE[:ARCH]",
            "For spaces sparse and sparse-vit: the space they stand on, or after a colon one network of it, such as mobile or nb201:ARCH; none for their own.",
            text -> Choices.optional(text, SpaceFile::base),
            SpaceFile::settledBase);
    public static final Key<Map<String, Integer>> SKELETON = key(
            "skeleton",
            "",
            "NAME=SIZE,...",
            "Sizes of the space's frame, such as channels=8,cells=1 for nb201; empty for its own.",
            Choices::sizes);
    public static final Key<Boolean> DEAD_EDGES = key(
            "dead-edges",
            "remove",
            "remove|keep",
            "Edges of a cell that change nothing: remove them, so that equal networks are one candidate, or keep them, as in published tables.",
            text -> Choices.second("dead-edges", text, "remove", "keep"));
    public static final Key<Boolean> KERNELS = key(
            "kernels",
            "cut",
            "cut|transform",
            "How a supernet makes smaller kernels: cut them out of larger ones, or make them of these by learned matrices; for spaces such as mobile-ofa.",
            text -> Choices.second("kernels", text, "cut", "transform"));
    public static final Key<String> DATA = key(
            "data",
            "fashion-mnist",
            "SPEC",
            "Images: fashion-mnist (a sample that is built in), idx:DIR, cifar10:DIR, or folder:DIR with a sub-folder a class.",
            String::strip);
    public static final Key<Optional<Integer>> LIMIT = key(
            "limit",
            "none",
            "N",
            "Use only this many training images, the same share of each class.",
            text -> Choices.optional(text, some -> Quantity.integer(some, 10, 100_000_000)));
    public static final Key<Double> VALIDATION_SHARE = key(
            "validation-share",
            "0.1667",
            "SHARE",
            "Part of the training images, of every class, that is held back for validation.",
            text -> Quantity.real(text, 0.001, 0.5));
    public static final Key<Integer> IMAGE_SIZE = key(
            "image-size",
            "32",
            "PIXELS",
            "Side that the images of a folder are resized to; formats of fixed size ignore it.",
            text -> Quantity.integer(text, 4, 1_024));
    public static final Key<Long> SEED = key(
            "seed", "0", "N", "Decides every random number: same seed and settings, same leaderboard.", Quantity::seed);
    public static final Key<Integer> EVALUATIONS = key(
            "evaluations",
            "300",
            "N",
            "Distinct candidates to judge in all, over every restart, the reference sample included.",
            text -> Quantity.integer(text, 1, 100_000_000));
    public static final Key<Optional<Duration>> BUDGET = key(
            "budget",
            "none",
            "TIME",
            "Wall-clock time in all, over every restart, such as 30m or 8h; a third is kept for training the best. What has begun is ended.",
            text -> Choices.optional(text, Quantity::positive));
    public static final Key<List<Objective>> OBJECTIVES = key(
            "objectives",
            "accuracy,-params",
            "NAME,...",
            "What to have more of, or with a minus less of: accuracy, params, flops, peak-memory, depth, latency, a proxy, or for space sparse nonzeros, sparse-macs.",
            Choices::objectives);
    public static final Key<List<Constraint>> CONSTRAINTS = key(
            "constraint",
            "",
            "LIMIT,...",
            "Limits that every candidate keeps, such as params<100k,flops<5M,latency<5ms.",
            text -> Choices.list(text).stream().map(Constraint::parse).toList());
    public static final Key<Optional<String>> LATENCY = later(
            "latency",
            "none",
            "FILE",
            "Predict the latency of every candidate from a calibration of this machine by weft latency calibrate. Where objectives or constraint ask for latency, by default the one of the space in the store.",
            text -> Choices.optional(text, String::strip));

    public static final Key<String> STRATEGY =
            key("strategy", "nsga2", "NAME", "How to look; weft strategies lists them.", Choices::strategy);
    public static final Key<Integer> POPULATION = key(
            "population", "32", "N", "Individuals that survive a step.", text -> Quantity.integer(text, 2, 100_000));
    public static final Key<Integer> SAMPLE = key(
            "sample",
            "10",
            "N",
            "Individuals in a tournament, drawn with replacement.",
            text -> Quantity.integer(text, 1, 100_000));
    public static final Key<Double> CROSSOVER_RATE = key(
            "crossover-rate",
            "0.5",
            "SHARE",
            "Chance that a child has two parents.",
            text -> Quantity.real(text, 0, 1));
    public static final Key<Double> MUTATION_RATE = key(
            "mutation-rate",
            "0.5",
            "SHARE",
            "Chance that a child of two parents is mutated as well; a child of one always is.",
            text -> Quantity.real(text, 0, 1));
    public static final Key<Integer> LAG = key(
            "lag",
            "4",
            "N",
            "Steps in flight together where a step is one candidate (random, aging): more keep more workers busy, and each knows less.",
            text -> Quantity.integer(text, 1, 1_000));
    public static final Key<Integer> WARM_UP = key(
            "warm-up",
            "0",
            "N",
            "For aging: draw N genomes and start from those that the proxies like best, besides what evaluations counts; 0 starts from random ones.",
            text -> Quantity.integer(text, 0, 10_000_000));
    public static final Key<Boolean> MOVE = key(
            "move",
            "false",
            "BOOLEAN",
            "For aging: a child is the neighbour that the proxies like best, three times in four. Looking at neighbours comes on top of evaluations.",
            Choices::bool);

    public static final Key<List<Vote>> PROXIES = key(
            "proxies",
            "nwot,jacob-cov,params",
            "NAME,...",
            "Zero-cost proxies whose ranks, added up, stand in for accuracy; weft proxies lists them. With a minus it counts the other way round. auto takes what a trust report recommends.",
            Choices::proxies);
    public static final Key<Optional<String>> TRUST = key(
            "trust",
            "none",
            "RUN",
            "With proxies auto: the trust report to take. By default the newest for the same space, skeleton and data; weft proxies trust makes one.",
            text -> Choices.optional(text, String::strip));
    public static final Key<Aggregation> AGGREGATION = key(
            "aggregation",
            "log-rank",
            "RULE",
            "What a proxy that fails on a candidate does to it: log-rank (the others speak for it), or az-nas (it ranks last). With proxies auto, as the trust report has it.",
            Choices::aggregation);
    public static final Key<Integer> BATCH =
            key("batch", "64", "N", "Images in the batch that proxies see.", text -> Quantity.integer(text, 2, 4_096));
    public static final Key<Integer> REPLICATES = key(
            "replicates",
            "1",
            "R",
            "How often every network's weights are drawn anew for the proxies; the mean counts.",
            text -> Quantity.integer(text, 1, 1_000));
    public static final Key<Integer> BATCHES = key(
            "batches",
            "1",
            "B",
            "How many batches are drawn for the proxies that look at images; the mean counts.",
            text -> Quantity.integer(text, 1, 1_000));
    public static final Key<Optional<String>> TEACHER = key(
            "teacher",
            "none",
            "ARCH",
            "An architecture in the text form of the space, against which diswot proxies hold candidates; without one they do not apply.",
            text -> Choices.optional(text, String::strip));
    public static final Key<Integer> REFERENCE = key(
            "reference",
            "32",
            "N",
            "Random feasible networks, judged first, against which proxies are ranked; also the baseline of the report.",
            text -> Quantity.integer(text, 2, 100_000));
    public static final Key<JudgeBy> JUDGE_BY = key(
            "judge-by",
            "proxies",
            "RUNG",
            "What the strategy sees as accuracy: proxies (fast), or training (every candidate is trained for short-epochs).",
            JudgeBy::parse);

    public static final Key<Optional<String>> TABLE = key(
            "table",
            "none",
            "FILE",
            "Train nothing and read what networks reach from a table: a CSV file, plain or .gz, or nb201 (looked for in $WEFT_TABLES, by default the folder tables).",
            text -> Choices.optional(text, String::strip));
    public static final Key<List<String>> TARGET = key(
            "target",
            "",
            "COLUMN,...",
            "Columns of the table that say how good a network is, more being better; several count as several trainings.",
            Choices::list);

    public static final Key<Optional<String>> SUPERNET = key(
            "supernet",
            "none",
            "FILE",
            "Judge candidates by the accuracy they have with weights inherited from a supernet, in place of proxies: a file of weft supernet train, for the same space and data.",
            text -> Choices.optional(text, String::strip));

    public static final Key<Integer> PROMOTE = key(
            "promote",
            "6",
            "K",
            "How many of the best by proxies, or by inherited accuracy, are trained for short-epochs.",
            text -> Quantity.integer(text, 0, 1_000_000));
    public static final Key<Integer> FINISH = key(
            "finish",
            "0",
            "K",
            "How many of the best are trained in full, tested once, and their weights kept.",
            text -> Quantity.integer(text, 0, 10_000));

    public static final Key<Duration> CANDIDATE_LIMIT = key(
            "candidate-limit",
            "30m",
            "TIME",
            "A candidate that takes longer on the proxies or a short training has failed; a safety net, since its firing depends on the machine.",
            Quantity::positive);
    public static final Key<Long> MAX_MEMORY = key(
            "max-memory",
            "4g",
            "SIZE",
            "A candidate whose predicted memory on one worker exceeds this has failed before it is built.",
            Quantity::bytes);

    private Keys() {}

    /** All keys, in order, with those of training at the end. */
    public static List<Key<?>> all() {
        return Stream.concat(ALL.stream(), TrainingKeys.all().stream()).toList();
    }

    /** @throws IllegalArgumentException with the name that was probably meant */
    public static Key<?> named(String name) {
        return named(name, all());
    }

    /** The key of that name among some. */
    static Key<?> named(String name, List<Key<?>> keys) {
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Names.unknown("key", name, keys.stream().map(Key::name).toList()));
    }

    private static <T> Key<T> key(String name, String fallback, String label, String help, Function<String, T> read) {
        return settled(name, fallback, label, help, read, UnaryOperator.identity());
    }

    private static <T> Key<T> later(String name, String fallback, String label, String help, Function<String, T> read) {
        return listed(new Key<T>(name, fallback, label, help, read).comeLater());
    }

    private static <T> Key<T> settled(
            String name,
            String fallback,
            String label,
            String help,
            Function<String, T> read,
            UnaryOperator<String> settle) {
        return listed(new Key<>(name, fallback, label, help, read, settle, false));
    }

    private static <T> Key<T> listed(Key<T> key) {
        ALL.add(key);
        return key;
    }
}
