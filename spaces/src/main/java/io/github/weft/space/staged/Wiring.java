package io.github.weft.space.staged;

import io.github.weft.arch.Size;
import io.github.weft.run.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What flows from stage to stage: widths and how often the image has been halved. One that exists fits together. */
final class Wiring {

    private static final int MOST_CHANNELS = 65_536;

    private final Map<String, Stage> stages = new HashMap<>();
    private final List<String> names;
    private final Map<String, Channels> outs = new HashMap<>();
    private final Map<String, Integer> reductions = new HashMap<>();

    private Wiring(Stem stem, List<Stage> stages) {
        stages.forEach(stage -> this.stages.put(stage.name(), stage));
        this.names = Stream.concat(Stream.of(Stem.NAME), stages.stream().map(Stage::name))
                .toList();
        outs.put(Stem.NAME, new Channels(Size.decision(Stem.NAME + ".width"), last(stem.widths())));
        reductions.put(Stem.NAME, 1);
    }

    /** @throws BlueprintProblem naming the stage that does not fit */
    static Wiring of(Stem stem, List<Stage> stages) {
        var wiring = new Wiring(stem, stages);
        stages.forEach(wiring::checkNames);
        stages.forEach(stage -> wiring.checkCycle(stage, "width", "takes its width from", wiring::followed));
        stages.forEach(stage -> wiring.checkCycle(stage, "from", "reads", wiring::read));
        stages.forEach(wiring::connect);
        stages.subList(0, stages.size() - 1).forEach(wiring::checkRead);
        return wiring;
    }

    /** What a stage, or the stem, gives. */
    Channels out(String stage) {
        return Objects.requireNonNull(outs.get(stage), "connected when made");
    }

    /** What a stage reads. */
    Channels in(Stage stage) {
        return out(stage.from().get(0));
    }

    /** The product of the strides up to a stage, the stem's left out. */
    int reduction(String stage) {
        return Objects.requireNonNull(reductions.get(stage), "connected when made");
    }

    private void checkNames(Stage stage) {
        for (String name : followed(stage.name())) {
            known(stage, "width", name);
        }
        for (String name : stage.from()) {
            known(stage, "from", name);
        }
        if (stage.from().isEmpty()
                || stage.from().stream().distinct().count() < stage.from().size()) {
            throw new BlueprintProblem(
                    stage.name(),
                    "from",
                    "from (%s) must name at least one stage, and each once.".formatted(stage.from()));
        }
    }

    private void known(Stage stage, String key, String name) {
        if (!names.contains(name)) {
            String problem = Names.unknown(key, name, names).getMessage();
            throw new BlueprintProblem(stage.name(), key, problem == null ? key : problem);
        }
    }

    private List<String> followed(String stage) {
        Stage one = stages.get(stage);
        return one != null && one.width() instanceof Width.Following width ? List.of(width.stage()) : List.of();
    }

    private List<String> read(String stage) {
        Stage one = stages.get(stage);
        return one == null ? List.of() : one.from();
    }

    private void checkCycle(Stage stage, String key, String verb, Function<String, List<String>> next) {
        var path = new ArrayList<String>(List.of(stage.name()));
        if (leadsTo(stage.name(), path, next, new ArrayList<>())) {
            var steps = new ArrayList<String>();
            for (int i = 0; i + 1 < path.size(); i++) {
                steps.add("%s %s %s".formatted(path.get(i), verb, path.get(i + 1)));
            }
            throw new BlueprintProblem(
                    stage.name(), key, "%s goes in a cycle: %s.".formatted(key, String.join(", ", steps)));
        }
    }

    private static boolean leadsTo(
            String goal, List<String> path, Function<String, List<String>> next, List<String> seen) {
        for (String name : next.apply(path.get(path.size() - 1))) {
            if (name.equals(goal) || !seen.contains(name)) {
                path.add(name);
                seen.add(name);
                if (name.equals(goal) || leadsTo(goal, path, next, seen)) {
                    return true;
                }
                path.remove(path.size() - 1);
            }
        }
        return false;
    }

    private void connect(Stage stage) {
        String first = stage.from().get(0);
        for (String source : stage.from()) {
            Integer reduction = reductions.get(source);
            if (reduction == null) {
                throw new BlueprintProblem(
                        stage.name(),
                        "from",
                        "stage (%s) reads %s, which comes after it. Move %s before it."
                                .formatted(stage.name(), source, source));
            }
            if (!channels(source).equals(channels(first)) || reduction != reduction(first)) {
                throw new BlueprintProblem(
                        stage.name(),
                        "from",
                        "from (%s) does not fit: %s, but %s. Stages that are added up need the same width (such as width: %s) and the same strides."
                                .formatted(String.join(", ", stage.from()), shape(first), shape(source), first));
            }
        }
        outs.put(stage.name(), channels(stage.name()));
        reductions.put(stage.name(), Math.multiplyExact(reduction(first), stage.stride()));
        if (reduction(stage.name()) > 4096) {
            throw new BlueprintProblem(
                    stage.name(), "stride", "stride (%s): no image is that large.".formatted(stage.stride()));
        }
    }

    private String shape(String stage) {
        return "%s has width %s at 1/%s of the stem's size"
                .formatted(stage, channels(stage).size(), reduction(stage));
    }

    private Channels channels(String stage) {
        Stage one = stages.get(stage);
        if (one == null) {
            return out(stage);
        }
        if (one.width() instanceof Width.Following following) {
            Channels of = channels(following.stage());
            Channels all = following.times() == 1 ? of : of.times(Size.of(following.times()), following.times());
            if (all.most() > MOST_CHANNELS) {
                throw new BlueprintProblem(
                        stage,
                        "width",
                        "width (%s) comes to more than %s channels.".formatted(all.most(), MOST_CHANNELS));
            }
            return all;
        }
        return new Channels(Size.decision(one.decision("width")), last(((Width.Chosen) one.width()).channels()));
    }

    private void checkRead(Stage stage) {
        if (stages.values().stream().noneMatch(other -> other.from().contains(stage.name()))) {
            throw new BlueprintProblem(
                    stage.name(),
                    "name",
                    "stage (%s) is read by no other stage. Leave it out, or name it in a later stage's from."
                            .formatted(stage.name()));
        }
    }

    private static int last(List<Integer> ascending) {
        return ascending.get(ascending.size() - 1);
    }
}
