package io.github.weft.bench;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Seeds;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.train.Trainer;
import io.github.weft.train.TrainingRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each part of a full recipe is worth: the same network trained with parts added and left out, by the same seeds, and the differences in
 * final validation accuracy to the recipe without mixup and averages, with 95 % intervals. Curves are kept; test images are never looked at.
 *
 * <p>Arguments: folder for what is kept, data, training images, epochs, seeds, architecture of mobile, and recipes by name, all if none.
 */
final class FullRecipes {

    private static final SearchSpace SPACE = Spaces.named("mobile");

    private FullRecipes() {}

    public static void main(String[] arguments) {
        Dataset data = DataSource.open(arguments[1], DataOptions.defaults().withLimit(Integer.parseInt(arguments[2])));
        int epochs = Integer.parseInt(arguments[3]);
        int seeds = Integer.parseInt(arguments[4]);
        var kept = new KeptNumbers(Path.of(arguments[0]));
        Map<String, List<Double>> last = new LinkedHashMap<>();
        for (int seed = 1; seed <= seeds; seed++) {
            long number = seed;
            Map<String, TrainingRecipe> recipes = recipes(epochs, data);
            if (arguments.length > 6) {
                recipes.keySet().retainAll(List.of(arguments[6].split(",")));
            }
            recipes.forEach((name, recipe) -> {
                double[] curve = kept.of(
                        "%s-%s-%s".formatted(name, epochs, number), () -> curve(data, arguments[5], recipe, number));
                last.computeIfAbsent(name, any -> new ArrayList<>()).add(curve[curve.length - 1]);
            });
        }
        List<Double> usual = last.get("crop");
        last.forEach((name, values) -> {
            var differences = new ArrayList<Double>();
            for (int i = 0; i < values.size(); i++) {
                differences.add(values.get(i) - usual.get(i));
            }
            System.out.printf(Locale.ROOT, "| %s | %s | %s |%n", name, Interval.of(values), Interval.of(differences));
        });
    }

    private static Map<String, TrainingRecipe> recipes(int epochs, Dataset data) {
        TrainingRecipe crop = TrainingRecipe.full(epochs, data.shape());
        var recipes = new LinkedHashMap<String, TrainingRecipe>();
        recipes.put("crop", crop);
        recipes.put("mirror", TrainingRecipe.brief(epochs));
        recipes.put("none", crop.withAugmentation(0, false));
        recipes.put("no-smoothing", crop.withSmoothing(0));
        recipes.put("mixup-0.2", crop.withMixup(0.2));
        recipes.put("ema-0.99", crop.withAverage(0.99));
        return recipes;
    }

    private static double[] curve(Dataset data, String architecture, TrainingRecipe recipe, long seed) {
        Setting setting = SPACE.setting(data.shape(), data.classes());
        long began = System.nanoTime();
        double[] curve = new Trainer(data, recipe)
                        .train(
                                SPACE.decode(SPACE.parse(architecture), setting),
                                Seeds.derive(seed, "full-recipes"),
                                Deadline.none(),
                                (epoch, loss, accuracy) -> {})
                        .curve()
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        System.out.printf(
                Locale.ROOT,
                "%.1f s, %.2f %%: %s%n",
                (System.nanoTime() - began) / 1e9,
                curve[curve.length - 1],
                recipe.protocol());
        return curve;
    }
}
