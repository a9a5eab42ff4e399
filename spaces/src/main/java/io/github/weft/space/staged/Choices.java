package io.github.weft.space.staged;

import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The decisions of a blueprint by name, and which of them are genes: those with more than one choice. */
final class Choices {

    static final String WIDTH = "width";
    static final String DEPTH = "depth";
    static final String OP = "op";

    private final Map<String, List<Integer>> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Gene> genes = new ArrayList<>();

    Choices(Blueprint blueprint) {
        add(Stem.NAME + "." + WIDTH, blueprint.stem().widths());
        blueprint.stages().forEach(this::add);
        if (!blueprint.headWidths().isEmpty()) {
            add("head." + WIDTH, blueprint.headWidths());
        }
    }

    private void add(Stage stage) {
        if (stage.width() instanceof Width.Chosen width) {
            add(stage.decision(WIDTH), width.channels());
        }
        add(stage.decision(DEPTH), stage.depths());
        for (int layer = 1; layer <= layers(stage); layer++) {
            add(
                    stage.decision(layer, OP),
                    IntStream.range(0, stage.kinds().size()).boxed().toList(),
                    stage.kinds().stream().map(Kind::label).toList());
            for (var trait : stage.traits().entrySet()) {
                add(stage.decision(layer, trait.getKey().label()), trait.getValue());
            }
        }
    }

    private void add(String name, List<Integer> choices) {
        add(name, choices, choices.stream().map(String::valueOf).toList());
    }

    private void add(String name, List<Integer> choices, List<String> texts) {
        numbers.put(name, choices);
        if (choices.size() > 1) {
            places.put(name, genes.size());
            genes.add(new Gene(name, texts));
        }
    }

    /** How many layers of a stage have decisions: one for all where they are alike. */
    static int layers(Stage stage) {
        return stage.alike() ? 1 : stage.mostLayers();
    }

    List<Gene> genes() {
        return List.copyOf(genes);
    }

    /** Whether there is more than one choice. */
    boolean isGene(String decision) {
        return places.containsKey(decision);
    }

    int gene(String decision) {
        return Objects.requireNonNull(places.get(decision), decision);
    }

    List<Integer> numbers(String decision) {
        return Objects.requireNonNull(numbers.get(decision), decision);
    }

    /** 0 where there is nothing to choose. */
    int allele(Genome genome, String decision) {
        return isGene(decision) ? genome.allele(gene(decision)) : 0;
    }

    int value(Genome genome, String decision) {
        return numbers(decision).get(allele(genome, decision));
    }

    Kind kind(Genome genome, Stage stage, int layer) {
        return stage.kinds().get(value(genome, stage.decision(layer, OP)));
    }

    /** Every decision with its number. */
    Map<String, Integer> decisions(Genome genome) {
        var decisions = new LinkedHashMap<String, Integer>();
        numbers.keySet().forEach(name -> decisions.put(name, value(genome, name)));
        return decisions;
    }
}
