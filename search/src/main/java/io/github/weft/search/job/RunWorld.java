package io.github.weft.search.job;

import io.github.weft.arch.Shape;
import io.github.weft.report.RunView;
import io.github.weft.report.story.World;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a stored run's architectures mean: its space by its settings, for the images that its facts name. */
public record RunWorld(SearchConfig config, SearchSpace space, Setting setting) {

    private static final Pattern IMAGES = Pattern.compile("input=(\\d+)x(\\d+)x(\\d+),classes=(\\d+),.*");

    /** Empty for a run of another version, of a space whose file is gone, or with no fact that names its images. */
    public static Optional<RunWorld> of(RunView view) {
        try {
            SearchConfig config = config(view.row().run().configuration());
            SearchSpace space = config.space();
            return setting(view, config, space).map(setting -> new RunWorld(config, space, setting));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As reports know it. */
    public World world() {
        return new World(space, setting);
    }

    private static SearchConfig config(String configuration) {
        String known = configuration
                .lines()
                .filter(line -> Keys.all().stream().anyMatch(key -> line.startsWith(key.name() + ": ")))
                .collect(Collectors.joining("\n"));
        return SearchConfig.recorded(known, Keys.all());
    }

    private static Optional<Setting> setting(RunView view, SearchConfig config, SearchSpace space) {
        return view.evaluations().stream()
                .map(evaluation -> evaluation.protocol().fields().getOrDefault("setting", ""))
                .distinct()
                .map(IMAGES::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(images -> space.setting(
                                Shape.image(number(images, 1), number(images, 2), number(images, 3)), number(images, 4))
                        .with(config.value(Keys.SKELETON)));
    }

    private static int number(Matcher images, int group) {
        return Integer.parseInt(images.group(group));
    }
}
