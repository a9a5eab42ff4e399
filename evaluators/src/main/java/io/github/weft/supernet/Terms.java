package io.github.weft.supernet;

import io.github.weft.data.Dataset;
import io.github.weft.run.Digest;
import io.github.weft.score.Protocol;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.train.WeightsFile;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that decides the numbers of a supernet: equal terms and steps, equal bits, on one build and processor family.
 *
 * @param start trained weights of the space's largest network to begin with; empty for fresh ones
 */
public record Terms(
        SearchSpace space,
        Setting setting,
        Dataset data,
        SupernetRecipe recipe,
        Sampler sampler,
        long seed,
        Optional<WeightsFile> start) {

    /** The field of the identity that names all tensors with their shapes. */
    static final String WEIGHTS = "weights";

    /** The field of the identity that names the weights it began with, if these were not fresh. */
    static final String START = "start";

    /** @throws IllegalArgumentException if the data do not fit the setting */
    public Terms {
        if (!setting.input().equals(data.shape()) || setting.classes() != data.classes()) {
            throw new IllegalArgumentException("setting (%s) does not fit data (%s).".formatted(setting, data));
        }
    }

    /** From fresh weights. */
    public Terms(SearchSpace space, Setting setting, Dataset data, SupernetRecipe recipe, Sampler sampler, long seed) {
        this(space, setting, data, recipe, sampler, seed, Optional.empty());
    }

    /** Where training is before a step, from 0. */
    public Moment moment(int step) {
        return new Moment(
                seed,
                step,
                recipe.steps(),
                data.train().size(),
                recipe.presentation().batchSize(data.train()));
    }

    /** What names a supernet: two of the same identity differ in their step alone. */
    public Protocol identity() {
        Protocol fresh = world(space, setting, data)
                .with("sampler", sampler.protocol())
                .with("seed", seed)
                .with("recipe", recipe.protocol().toString().replace(';', ' '));
        return start.map(file -> fresh.with(START, file.sha256())).orElse(fresh);
    }

    /** The part of the identity that whoever inherits weights must share. */
    static Protocol world(SearchSpace space, Setting setting, Dataset data) {
        String weights = space.covering().stream()
                .flatMap(genome -> space.decode(genome, setting).params().stream())
                .flatMap(param -> param.sources().stream())
                .map(param -> param.name() + param.fullShape())
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        return Protocol.exact()
                .with("space", space.name())
                .with("setting", setting)
                .with(WEIGHTS, Digest.of(weights).substring(0, 16))
                .with("data", data.digest());
    }
}
