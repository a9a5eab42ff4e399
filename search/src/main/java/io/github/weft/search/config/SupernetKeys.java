package io.github.weft.search.config;

import io.github.weft.supernet.Importance;
import io.github.weft.supernet.Samplers;
import io.github.weft.train.WeightsFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Every setting of a supernet's training: its own, and those it shares with a search. */
public final class SupernetKeys {

    public static final Key<String> SAMPLER = new Key<>(
            "sampler",
            "uniform",
            "NAME",
            "Which networks a step trains: " + catalogue() + ".",
            text -> Samplers.named(text.strip()).name());
    public static final Key<Integer> RANDOM_PATHS = new Key<>(
            "random-paths",
            "2",
            "N",
            "For sandwich: random networks a step, besides the largest and the smallest.",
            text -> Quantity.integer(text, 0, 1_000));
    public static final Key<Map<String, Double>> CHOICE_WEIGHTS = new Key<>(
            "choice-weights",
            "",
            "CHOICE=WEIGHT,...",
            "For control: how often each choice is drawn, such as none=1,nor_conv_3x3=9; empty for nb201's own.",
            SupernetKeys::weights);
    public static final Key<Importance> IMPORTANCE = new Key<>(
            "importance",
            "both",
            "WHAT",
            "For pada and pada-unbiased: what is drawn by its gradients, paths, data or both.",
            text -> Choices.named("importance", text, Importance.values()));
    public static final Key<OptionalDouble> IMPORTANCE_CAP = new Key<>(
            "importance-cap",
            "auto",
            "SHARE",
            "For pada and pada-unbiased: the share of the chances that gradients decide rises with the steps up to this; auto is 1 for pada and 0.9 for pada-unbiased.",
            text -> Quantity.auto(text, 1e-9, 1));
    public static final Key<Optional<WeightsFile>> START = new Key<>(
            "start",
            "none",
            "FILE",
            "Trained weights of the space's largest network to begin with, as weft train writes them; none begins with fresh ones.",
            text -> Choices.optional(text, file -> WeightsFile.of(Path.of(file))));
    public static final Key<Integer> STEPS = new Key<>(
            "steps", "3000", "N", "Steps of training in all.", text -> Quantity.integer(text, 1, 100_000_000));
    public static final Key<Integer> BATCH =
            new Key<>("batch", "64", "N", "Images of a step.", text -> Quantity.integer(text, 2, 8_192));
    public static final Key<OptionalDouble> LEARNING_RATE = new Key<>(
            "learning-rate",
            "auto",
            "RATE",
            "Peak of the cosine schedule; auto is 0.05 for sgd and 0.001 for adam and adamw.",
            text -> Quantity.auto(text, 1e-8, 1e6));
    public static final Key<Optional<Double>> CLIP = new Key<>(
            "clip",
            "5",
            "NORM",
            "The largest norm that the gradient of a step may have, over the weights it touches; none for any.",
            text -> text.strip().equals("none") ? Optional.empty() : Optional.of(Quantity.real(text, 1e-9, 1e9)));

    private static final List<Key<?>> ALL = List.of(
            Keys.SPACE,
            Keys.BASE,
            Keys.SKELETON,
            Keys.DEAD_EDGES,
            Keys.KERNELS,
            Keys.DATA,
            SAMPLER,
            RANDOM_PATHS,
            CHOICE_WEIGHTS,
            IMPORTANCE,
            IMPORTANCE_CAP,
            START,
            STEPS,
            BATCH,
            TrainingKeys.OPTIMIZER,
            LEARNING_RATE,
            TrainingKeys.WARM_UP_STEPS,
            TrainingKeys.WEIGHT_DECAY,
            CLIP,
            TrainingKeys.LABEL_SMOOTHING,
            TrainingKeys.AUGMENT,
            Keys.SEED,
            Keys.LIMIT,
            Keys.VALIDATION_SHARE,
            Keys.IMAGE_SIZE);

    private SupernetKeys() {}

    /** All of them, in the order in which people think of them. */
    public static List<Key<?>> all() {
        return ALL;
    }

    private static String catalogue() {
        return String.join(
                "; ",
                Samplers.all().stream()
                        .map(entry -> "%s (%s)".formatted(entry.name(), entry.summary()))
                        .toList());
    }

    private static Map<String, Double> weights(String text) {
        var weights = new LinkedHashMap<String, Double>();
        for (String item : Choices.list(text)) {
            int equals = item.lastIndexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("(%s) must be choice=weight, such as none=1.".formatted(item));
            }
            weights.put(item.substring(0, equals).strip(), Quantity.real(item.substring(equals + 1), 0, 1e9));
        }
        return weights;
    }
}
