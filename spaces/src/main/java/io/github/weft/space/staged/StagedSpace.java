package io.github.weft.space.staged;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The space of a {@link Blueprint}. Depth keeps the first layers, widths and hidden widths are prefixes, kernels are centres. Equal
 * blueprints are equal spaces.
 *
 * <p>Skeleton size: {@code stem-stride}, or {@code patch} where the stem cuts patches.
 */
public final class StagedSpace extends GeneSpace {

    private static final BigInteger MOST_GENOMES = BigInteger.TEN.pow(300);

    private static final int MOST_TOKENS = 4_096;

    private final Blueprint blueprint;
    private final Wiring wiring;
    private final Choices choices;
    private final Canon canon;

    /** @throws BlueprintProblem if there is nothing to choose, or more than 10^300 genomes */
    public StagedSpace(Blueprint blueprint) {
        this(blueprint, Wiring.of(blueprint.stem(), blueprint.stages()), new Choices(blueprint));
    }

    private StagedSpace(Blueprint blueprint, Wiring wiring, Choices choices) {
        super(blueprint.name(), blueprint.summary(), choices.genes(), new StagedText(blueprint, wiring, choices));
        this.blueprint = blueprint;
        this.wiring = wiring;
        this.choices = choices;
        this.canon = new Canon(blueprint, choices);
        if (genes().isEmpty()) {
            throw new BlueprintProblem(
                    "",
                    "stages",
                    "stages leave nothing to choose: every value stands alone. Give a list somewhere, such as width: [16, 32].");
        }
        if (cardinality().compareTo(MOST_GENOMES) > 0) {
            throw new BlueprintProblem(
                    "",
                    "stages",
                    "stages have %s choices, about 10^%s genomes, more than can be counted with (10^300). Shorten depth, or use layers: alike."
                            .formatted(genes().size(), cardinality().toString().length() - 1));
        }
        Restrictions.check(blueprint, choices, wiring);
    }

    /** What it was made of. */
    public Blueprint blueprint() {
        return blueprint;
    }

    @Override
    public Setting setting(Shape input, int classes) {
        var setting = new Setting(
                input,
                classes,
                new TreeMap<>(Map.of(blueprint.stem().size(), blueprint.stem().stride())));
        check(setting);
        return setting;
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        check(setting);
        return StagedNetwork.build(blueprint, wiring, choices, choices.decisions(canonical(genome)), setting);
    }

    /** Genes that change nothing become 0, and layers at the end that do nothing are left out. */
    @Override
    public Genome canonical(Genome genome) {
        Variation.check(this, genome);
        return canon.of(genome);
    }

    @Override
    protected boolean counts(Genome genome, int gene) {
        return canon.matters(genome, gene);
    }

    @Override
    public List<Genome> covering() {
        return Covering.of(blueprint, choices);
    }

    @Override
    public Optional<String> objection(Genome genome, Setting setting) {
        return Restrictions.broken(blueprint, values(genome, setting));
    }

    private ToDoubleFunction<String> values(Genome genome, Setting setting) {
        Map<String, Integer> decisions = choices.decisions(canonical(genome));
        boolean costly = blueprint.restrictions().stream().anyMatch(Restriction::readsCosts);
        Map<String, Double> costs = costly ? costs(decode(genome, setting).costs()) : Map.of();
        return name ->
                costs.containsKey(name) ? costs.getOrDefault(name, 0.0) : Restrictions.value(wiring, decisions, name);
    }

    private static Map<String, Double> costs(Costs costs) {
        return Map.of(
                "params", (double) costs.params(),
                "flops", (double) costs.macs(),
                "peak-memory", (double) costs.peakActivationBytes(),
                "depth", (double) costs.depth());
    }

    private void check(Setting setting) {
        Shape input = setting.input();
        if (!input.isImage()) {
            throw new IllegalArgumentException(
                    "input (%s) must be an image CxHxW for space %s.".formatted(input, name()));
        }
        int stem = setting.size(blueprint.stem().size());
        int strides = blueprint.stages().stream()
                .mapToInt(stage -> Math.multiplyExact(stem, wiring.reduction(stage.name())))
                .max()
                .orElse(stem);
        if (Math.min(input.height(), input.width()) <= strides) {
            throw new IllegalArgumentException(
                    "input (%s) is too small for space %s with skeleton size %s (%s): both sides must exceed %s pixels."
                            .formatted(input, name(), blueprint.stem().size(), stem, strides));
        }
        if (blueprint.stem().patches() && (input.height() % stem != 0 || input.width() % stem != 0)) {
            throw new IllegalArgumentException(
                    "input (%s) cannot be cut into patches of %sx%s pixels for space %s. Maybe use --skeleton patch=N with N a divisor of both sides."
                            .formatted(input, stem, stem, name()));
        }
        checkAttention(input, stem);
    }

    private void checkAttention(Shape input, int stem) {
        for (Stage stage : blueprint.stages()) {
            int reduction = stem * wiring.reduction(stage.name());
            int rows = (input.height() + reduction - 1) / reduction;
            int columns = (input.width() + reduction - 1) / reduction;
            if (stage.kinds().contains(Kind.ATTENTION) && (long) rows * columns > MOST_TOKENS) {
                throw new IllegalArgumentException(
                        "input (%s) is too large for attention in stage %s of space %s: %sx%s places, more than %s. Maybe give that or an earlier stage a stride, or use --skeleton %s=N."
                                .formatted(
                                        input,
                                        stage.name(),
                                        name(),
                                        rows,
                                        columns,
                                        MOST_TOKENS,
                                        blueprint.stem().size()));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StagedSpace that && blueprint.equals(that.blueprint);
    }

    @Override
    public int hashCode() {
        return blueprint.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
