package io.github.weft.supernet;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.run.Seeds;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.torch.Initialisation;
import io.github.weft.train.Adam;
import io.github.weft.train.CosineSchedule;
import io.github.weft.train.Nesterov;
import io.github.weft.train.Optimizer;
import io.github.weft.train.Presentation;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** Supernets small enough for tests. */
final class Nursery {

    static final Dataset DATA = DataSource.open(
            "fashion-mnist", DataOptions.defaults().withLimit(320).withValidationShare(0.2));
    static final Optimizer SGD = new Nesterov(0.9, 5e-4);
    static final Optimizer ADAMW = Adam.decoupled(0.05);

    private Nursery() {}

    static Terms terms(String space, String sampler, Optimizer optimizer, int steps) {
        return terms(Spaces.named(space), sampler, optimizer, steps);
    }

    static Terms terms(SearchSpace space, String sampler, Optimizer optimizer, int steps) {
        Setting setting = setting(space);
        return terms(
                space,
                Samplers.named(sampler).maker().make(space, setting, Samplers.Options.defaults()),
                optimizer,
                steps);
    }

    static Terms terms(SearchSpace space, Sampler sampler, Optimizer optimizer, int steps) {
        var recipe = new SupernetRecipe(
                new Presentation(8, 1, true),
                optimizer,
                new CosineSchedule(optimizer == SGD ? 0.05 : 1e-3, 1, steps),
                OptionalDouble.of(5),
                0.1,
                Initialisation.KAIMING_NORMAL);
        return new Terms(space, setting(space), DATA, recipe, sampler, 3);
    }

    static Setting setting(SearchSpace space) {
        Setting setting = space.setting(DATA.shape(), DATA.classes());
        if (setting.skeleton().containsKey("cells")) {
            setting = setting.with("cells", 1);
        }
        return setting.skeleton().containsKey("channels") ? setting.with("channels", 4) : setting;
    }

    static Moment moment(int step) {
        return new Moment(9, step, 120, 1000, 10);
    }

    static RandomGenerator random(int seed) {
        return Seeds.generator(seed, "nursery");
    }

    /** Weights, and what the optimiser remembers of them, by name. */
    static Map<String, float[]> bits(Supernet supernet) {
        var bits = new HashMap<String, float[]>();
        var tensors = supernet.checkpoint().tensors();
        tensors.names().forEach(name -> bits.put(name, tensors.values(name)));
        return bits;
    }
}
