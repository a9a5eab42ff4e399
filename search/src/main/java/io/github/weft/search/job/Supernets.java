package io.github.weft.search.job;

import io.github.weft.data.Dataset;
import io.github.weft.run.Digest;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.supernet.Checkpoint;
import io.github.weft.supernet.Inherited;
import io.github.weft.torch.Scope;
import io.github.weft.trust.TrustSample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The supernets that a report looks at, or the one by which a search judges, read from their files. */
record Supernets(List<Checkpoint> checkpoints) {

    Supernets {
        checkpoints = List.copyOf(checkpoints);
    }

    /** @throws IllegalArgumentException if a file is missing, is damaged, or holds a supernet of another space, setting or data */
    static Supernets read(List<String> files, SearchSpace space, Setting setting, Dataset data) {
        return new Supernets(files.stream()
                .map(file -> Inherited.read(Path.of(file), space, setting, data))
                .toList());
    }

    /** Names of the rows of some files: that of untrained weights first; none without files. */
    static List<String> rows(List<String> files) {
        var rows = new ArrayList<String>();
        if (!files.isEmpty()) {
            rows.add(TrustSample.UNTRAINED);
        }
        files.forEach(file -> rows.add(TrustKeys.row(file)));
        return rows;
    }

    /** The files that settings name. */
    static List<String> files(SearchConfig config) {
        return config.value(Keys.SUPERNET).map(List::of).orElseGet(() -> config.value(TrustKeys.SUPERNETS));
    }

    boolean isEmpty() {
        return checkpoints.isEmpty();
    }

    /** Equal for equal supernets in the same order. */
    String digest() {
        return Digest.of(checkpoints.stream().map(Checkpoint::digest).collect(Collectors.joining("\n")));
    }

    /** Candidates judged by weights that they inherit, in the order of the rows. The weights live in the scope. */
    SupernetsStage stage(SearchSpace space, Setting setting, Dataset data, long seed, Duration limit, Scope scope) {
        var inherited = new ArrayList<Inherited>();
        if (!isEmpty()) {
            inherited.add(Inherited.untrained(space, setting, data, seed, limit, scope));
        }
        checkpoints.forEach(
                checkpoint -> inherited.add(Inherited.from(checkpoint, space, setting, data, limit, scope)));
        return new SupernetsStage(inherited);
    }
}
