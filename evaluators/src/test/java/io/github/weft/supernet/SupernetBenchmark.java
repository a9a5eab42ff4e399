package io.github.weft.supernet;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.torch.Initialisation;
import io.github.weft.train.CosineSchedule;
import io.github.weft.train.Nesterov;
import io.github.weft.train.Presentation;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Prints what sharing weights costs, as ratios within one run.
 *
 * <p>Arguments: {@code steps}, {@code inherited}, {@code memory} or {@code all}, and how many networks to draw; memory is read after six steps for
 * each of them. None for all with 20.
 */
public final class SupernetBenchmark {

    static final Dataset DATA =
            DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(3000));
    static final List<String> SPACES = List.of("mobile", "mbconv-mini", "vit-mini-v2");

    private SupernetBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "all" : arguments[0];
        int count = arguments.length < 2 ? 20 : Integer.parseInt(arguments[1]);
        if (what.equals("all") || what.equals("steps")) {
            for (String space : SPACES) {
                StepBenchmark.run(space, count);
            }
        }
        if (what.equals("all") || what.equals("inherited")) {
            InheritedBenchmark.run("mobile", count);
        }
        if (what.equals("all") || what.equals("memory")) {
            PeakBenchmark.run("mobile", 6 * count);
        }
        if (what.equals("child")) {
            PeakBenchmark.child(arguments[2], arguments[3], count);
        }
    }

    /** Terms of a training whose every step is planned by the sampler. */
    static Terms terms(String name, Sampler sampler) {
        SearchSpace space = Spaces.named(name);
        var recipe = new SupernetRecipe(
                new Presentation(64, 0, true),
                new Nesterov(0.9, 5e-4),
                new CosineSchedule(0.01, 0, 1_000_000),
                OptionalDouble.empty(),
                0.1,
                Initialisation.KAIMING_NORMAL);
        return new Terms(space, setting(space), DATA, recipe, sampler, 1);
    }

    static Setting setting(SearchSpace space) {
        Setting setting = space.setting(DATA.shape(), DATA.classes());
        return space.name().equals("nb201") ? setting.with("channels", 8).with("cells", 1) : setting;
    }

    static Genome genome(SearchSpace space, int number) {
        return space.canonical(Variation.random(space, Seeds.generator(number, "bench")));
    }

    /** Always the genome that was last put there. */
    static final class Chosen implements Sampler {
        private Plan plan = Plan.labels(List.of(Genome.of(0)));

        void choose(Genome genome) {
            plan = Plan.labels(List.of(genome));
        }

        @Override
        public String protocol() {
            return "chosen";
        }

        @Override
        public Plan plan(Moment moment) {
            return plan;
        }
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
