package io.github.weft.space.staged;

import io.github.weft.space.Genome;
import io.github.weft.space.GenomeText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a network: stages joined by {@code _}, each its width, {@code x}, its depth and its layers, as in {@code
 * 16x2-mbconv:k3e4-skip_32x1-conv:k5}. What cannot be chosen is left out of the layers, and so are layers without any choice; a stem or
 * head with a choice is its width alone. Layers beyond the depth are written only where their alleles are not all 0.
 */
record StagedText(Blueprint blueprint, Wiring wiring, Choices choices) implements GenomeText {

    private static final Pattern STAGE = Pattern.compile("(\\d{1,6})x(\\d{1,3})((?:-[^-]*)*)");
    private static final Pattern TRAIT = Pattern.compile("([a-z]+)(\\d{1,6})");

    @Override
    public String format(Genome genome) {
        var parts = new ArrayList<String>();
        width(genome, Stem.NAME + ".width", parts);
        blueprint.stages().forEach(stage -> parts.add(stage(genome, stage)));
        width(genome, "head.width", parts);
        return String.join("_", parts);
    }

    private void width(Genome genome, String decision, List<String> parts) {
        if (choices.isGene(decision)) {
            parts.add(String.valueOf(choices.value(genome, decision)));
        }
    }

    private String stage(Genome genome, Stage stage) {
        int depth = choices.value(genome, stage.decision(Choices.DEPTH));
        int width = wiring.out(stage.name()).size().value(choices.decisions(genome));
        int last = stage.alike() ? 1 : stage.mostLayers();
        while (!stage.alike() && last > depth && isFirst(genome, stage, last)) {
            last--;
        }
        var text = new StringBuilder().append(width).append('x').append(depth);
        for (int layer = 1; layer <= last; layer++) {
            String part = layer(genome, stage, layer);
            text.append(part.isEmpty() ? "" : "-" + part);
        }
        return text.toString();
    }

    private boolean isFirst(Genome genome, Stage stage, int layer) {
        return choices.allele(genome, stage.decision(layer, Choices.OP)) == 0
                && stage.traits().keySet().stream()
                        .allMatch(trait -> choices.allele(genome, stage.decision(layer, trait.label())) == 0);
    }

    private String layer(Genome genome, Stage stage, int layer) {
        Kind kind = choices.kind(genome, stage, layer);
        var traits = new StringBuilder();
        for (Trait trait : stage.traits().keySet()) {
            String decision = stage.decision(layer, trait.label());
            if (choices.isGene(decision) && (kind.reads(trait) || choices.allele(genome, decision) != 0)) {
                traits.append(trait.code()).append(choices.value(genome, decision));
            }
        }
        if (!choices.isGene(stage.decision(layer, Choices.OP))) {
            return traits.toString();
        }
        return traits.isEmpty() ? kind.label() : kind.label() + ":" + traits;
    }

    @Override
    public Genome parse(String text) {
        List<String> parts = new ArrayList<>(List.of(text.strip().split("_", -1)));
        boolean stem = choices.isGene(Stem.NAME + ".width");
        boolean head = choices.isGene("head.width");
        int expected = blueprint.stages().size() + (stem ? 1 : 0) + (head ? 1 : 0);
        if (parts.size() != expected) {
            throw malformed(text, "it must have %s parts joined by _, not %s".formatted(expected, parts.size()));
        }
        int[] alleles = new int[choices.genes().size()];
        if (stem) {
            set(alleles, Stem.NAME + ".width", parts.remove(0), text);
        }
        if (head) {
            set(alleles, "head.width", parts.remove(parts.size() - 1), text);
        }
        for (int i = 0; i < parts.size(); i++) {
            parse(blueprint.stages().get(i), parts.get(i), alleles, text);
        }
        Genome genome = Genome.of(alleles);
        String again = format(genome);
        if (!again.equals(text.strip())) {
            throw malformed(text, "it lacks a choice, or says what cannot be chosen. Maybe " + again);
        }
        return genome;
    }

    private void parse(Stage stage, String part, int[] alleles, String text) {
        Matcher matcher = STAGE.matcher(part);
        if (!matcher.matches()) {
            throw malformed(text, "stage %s (%s) must begin with width, x and depth".formatted(stage.name(), part));
        }
        if (stage.width() instanceof Width.Chosen) {
            set(alleles, stage.decision(Choices.WIDTH), matcher.group(1), text);
        }
        set(alleles, stage.decision(Choices.DEPTH), matcher.group(2), text);
        String listed = matcher.group(3);
        String[] layers = listed.isEmpty() ? new String[0] : listed.substring(1).split("-", -1);
        if (layers.length > Choices.layers(stage)) {
            throw malformed(
                    text,
                    "stage %s (%s) lists %s layers of at most %s"
                            .formatted(stage.name(), part, layers.length, Choices.layers(stage)));
        }
        for (int layer = 1; layer <= layers.length; layer++) {
            parse(stage, layer, layers[layer - 1], alleles, text);
        }
    }

    private void parse(Stage stage, int layer, String part, int[] alleles, String text) {
        String traits = part;
        String op = stage.decision(layer, Choices.OP);
        if (choices.isGene(op)) {
            int colon = part.indexOf(':');
            String label = colon < 0 ? part : part.substring(0, colon);
            traits = colon < 0 ? "" : part.substring(colon + 1);
            List<String> labels = stage.kinds().stream().map(Kind::label).toList();
            if (!labels.contains(label)) {
                throw malformed(text, "%s (%s) must be one of %s".formatted(op, label, labels));
            }
            alleles[choices.gene(op)] = labels.indexOf(label);
        }
        Matcher matcher = TRAIT.matcher(traits);
        int read = 0;
        while (read < traits.length() && matcher.region(read, traits.length()).lookingAt()) {
            String code = matcher.group(1);
            Trait trait = stage.traits().keySet().stream()
                    .filter(any -> any.code().equals(code))
                    .filter(any -> choices.isGene(stage.decision(layer, any.label())))
                    .findFirst()
                    .orElseThrow(
                            () -> malformed(text, "stage %s has no choice called (%s)".formatted(stage.name(), code)));
            set(alleles, stage.decision(layer, trait.label()), matcher.group(2), text);
            read = matcher.end();
        }
        if (read < traits.length()) {
            throw malformed(
                    text, "%s (%s) must be letters and numbers such as k3e4".formatted(stage.layer(layer), part));
        }
    }

    private void set(int[] alleles, String decision, String value, String text) {
        List<String> numbers =
                choices.numbers(decision).stream().map(String::valueOf).toList();
        int allele = numbers.indexOf(value);
        if (allele < 0) {
            throw malformed(text, "%s (%s) must be one of %s".formatted(decision, value, numbers));
        }
        if (choices.isGene(decision)) {
            alleles[choices.gene(decision)] = allele;
        }
    }

    private IllegalArgumentException malformed(String text, String problem) {
        var first = new Genome(choices.genes().stream().map(gene -> 0).toList());
        return GenomeText.malformed(text, problem, format(first));
    }
}
