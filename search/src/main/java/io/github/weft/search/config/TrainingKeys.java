package io.github.weft.search.config;

import io.github.weft.sparsity.SparsityRule;
import io.github.weft.train.Scaling;
import io.github.weft.train.UpdateRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Every setting of how a network is trained alone, whoever asks for it. */
public final class TrainingKeys {

    public static final Key<Integer> SHORT_EPOCHS = new Key<>(
            "short-epochs", "4", "N", "Epochs of a short training.", text -> Quantity.integer(text, 1, 10_000));
    public static final Key<Integer> FULL_EPOCHS = new Key<>(
            "full-epochs", "30", "N", "Epochs of a full training.", text -> Quantity.integer(text, 1, 10_000));
    public static final Key<Integer> TRAIN_BATCH =
            new Key<>("train-batch", "64", "N", "Images in a training step.", text -> Quantity.integer(text, 2, 8_192));
    public static final Key<UpdateRule> OPTIMIZER = new Key<>(
            "optimizer",
            "sgd",
            "RULE",
            "What trains: sgd (with Nesterov momentum 0.9), adam or adamw, which suits transformers.",
            text -> Choices.named("optimizer", text, UpdateRule.values()));
    public static final Key<OptionalDouble> LEARNING_RATE = new Key<>(
            "learning-rate",
            "auto",
            "RATE",
            "Peak of the cosine schedule; auto is 0.1 for sgd and 0.001 for adam and adamw.",
            text -> Quantity.auto(text, 1e-8, 1e6));
    public static final Key<Integer> WARM_UP_STEPS = new Key<>(
            "warm-up-steps",
            "0",
            "N",
            "Training steps in which the learning rate rises to its peak.",
            text -> Quantity.integer(text, 0, 10_000_000));
    public static final Key<Scaling> SCALING = new Key<>(
            "scaling",
            "none",
            "HOW",
            "none (one learning-rate for all), or architecture-aware: learning-rate is for the space's simplest network; that of others, and their first weights, follow their graphs.",
            text -> Scaling.named(text.strip()));
    public static final Key<OptionalDouble> WEIGHT_DECAY = new Key<>(
            "weight-decay",
            "auto",
            "RATE",
            "On kernels only; auto is 0.0005 for sgd, 0 for adam and 0.05 for adamw.",
            text -> Quantity.auto(text, 0, 0.99));
    public static final Key<Double> LABEL_SMOOTHING = new Key<>(
            "label-smoothing",
            "0.1",
            "SHARE",
            "Share of each label spread over all classes.",
            text -> Quantity.real(text, 0, 0.9));
    public static final Key<Augment> AUGMENT = new Key<>(
            "augment",
            "mirror",
            "HOW",
            "Training images: none (as they are), mirror, crop (and mirror), or auto (mirror, but crop in the full trainings of a search, as searches did before mirror was the default).",
            Augment::parse);

    public static final Key<Optional<SparsityRule>> SPARSE = new Key<>(
            "sparse",
            "none",
            "RULE",
            "Train with a share of the weights, at places that move: such as density=0.1,start=erk,mask=random,growth=gradient (RigL), with drop, interval, fraction, decay and end; growth=none for places that stay.",
            text -> Choices.optional(text, TrainingKeys::sparsity));

    public static final Key<Double> MIXUP = new Key<>(
                    "mixup",
                    "0",
                    "ALPHA",
                    "Blend the images of every batch, and their labels, two by two, by a share drawn from Beta(ALPHA, ALPHA), such as 0.2; 0 leaves them alone.",
                    text -> Quantity.real(text, 0, 100))
            .comeLater();
    public static final Key<Double> EMA = new Key<>(
                    "ema",
                    "0",
                    "DECAY",
                    "Judge and keep an exponential moving average of the weights, of which every step keeps the share DECAY, such as 0.99; 0 judges the weights themselves.",
                    text -> Quantity.real(text, 0, 0.99999))
            .comeLater();
    public static final Key<Optional<Double>> EARLY_STOP = new Key<>(
                    "early-stop",
                    "none",
                    "CONFIDENCE",
                    "Where several networks are trained in full, such as by weft train --top: give one up once its curve says that it ends below the first with this probability, such as 0.95.",
                    text -> Choices.optional(text, some -> Quantity.real(some, 0.5, 0.9999)))
            .comeLater();

    private static final List<Key<?>> RECIPE = List.of(
            TRAIN_BATCH,
            OPTIMIZER,
            LEARNING_RATE,
            WARM_UP_STEPS,
            SCALING,
            WEIGHT_DECAY,
            LABEL_SMOOTHING,
            AUGMENT,
            MIXUP,
            EMA,
            SPARSE);

    private TrainingKeys() {}

    private static SparsityRule sparsity(String text) {
        try {
            return SparsityRule.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sparse (%s): %s".formatted(text, e.getMessage()), e);
        }
    }

    /** All of them, in the order in which people think of them. */
    public static List<Key<?>> all() {
        return Stream.concat(Stream.of(SHORT_EPOCHS, FULL_EPOCHS, EARLY_STOP), RECIPE.stream())
                .toList();
    }

    /** How to train, whatever for how long. */
    public static List<Key<?>> recipe() {
        return RECIPE;
    }
}
