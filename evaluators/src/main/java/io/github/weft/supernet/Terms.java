package io.github.weft.supernet;

import io.github.weft.data.Dataset;
import io.github.weft.run.Digest;
import io.github.weft.score.Protocol;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.stream.Collectors;

/** All that decides the numbers of a supernet: equal terms and steps, equal bits, on one build and processor family. */
public record Terms(
        SearchSpace space, Setting setting, Dataset data, SupernetRecipe recipe, Sampler sampler, long seed) {

    /** The field of the identity that names all tensors with their shapes. */
    static final String WEIGHTS = "weights";

    /** @throws IllegalArgumentException if the data do not fit the setting */
    public Terms {
        if (!setting.input().equals(data.shape()) || setting.classes() != data.classes()) {
            throw new IllegalArgumentException("setting (%s) does not fit data (%s).".formatted(setting, data));
        }
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
        return world(space, setting, data)
                .with("sampler", sampler.protocol())
                .with("seed", seed)
                .with("recipe", recipe.protocol().toString().replace(';', ' '));
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
