package io.github.weft.bench;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * NAS-Bench-201 as small as supernets of it are compared: images averaged to half their side, a stem of 8 channels, one cell, a reduction, one
 * cell of 16 channels, a classifier. Every coding is a candidate, dead edges are built.
 */
final class TwoCells implements SearchSpace {

    private static final String HALF = "image.half";

    private final SearchSpace cells = Spaces.named("nb201").keepingDeadEdges();

    @Override
    public String name() {
        return "mini-nb201";
    }

    @Override
    public String summary() {
        return "two cells of NAS-Bench-201 on images of half the side";
    }

    @Override
    public List<Gene> genes() {
        return cells.genes();
    }

    @Override
    public BigInteger cardinality() {
        return cells.cardinality();
    }

    @Override
    public Setting setting(Shape input, int classes) {
        return cells.setting(input, classes).with("cells", 1).with("channels", 8);
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        Shape image = setting.input();
        Shape half = Shape.image(image.features(), image.height() / 2, image.width() / 2);
        Network whole = cells.decode(genome, new Setting(half, setting.classes(), setting.skeleton()));
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node("image", new Op.Input(image), List.of(), List.of()));
        nodes.add(new Node(HALF, new Op.Pool(Op.Pool.Kind.AVERAGE, 2, 2, 0), List.of("image"), List.of()));
        whole.nodes().stream()
                .skip(1)
                .takeWhile(node -> !node.name().startsWith("reduce2."))
                .map(node -> node.inputs().contains("image")
                        ? new Node(node.name(), node.op(), List.of(HALF), node.params())
                        : node)
                .forEach(nodes::add);
        head(nodes, whole.blockEnds().get(3), 2 * setting.size("channels"), setting.classes());
        return Network.of(
                nodes, Map.of(Network.LOGITS, "head.linear"), whole.blockEnds().subList(0, 4));
    }

    private static void head(List<Node> nodes, String from, int width, int classes) {
        List<Extent> features = List.of(Extent.whole(width));
        nodes.add(new Node(
                "head.norm",
                new Op.BatchNorm(width, true),
                List.of(from),
                List.of(
                        new Param("head.norm.scale", Role.NORM_SCALE, features),
                        new Param("head.norm.shift", Role.NORM_SHIFT, features))));
        nodes.add(
                new Node("head.relu", new Op.Activation(Op.Activation.Function.RELU), List.of("head.norm"), List.of()));
        nodes.add(new Node("head.pool", new Op.GlobalAveragePool(), List.of("head.relu"), List.of()));
        nodes.add(new Node(
                "head.linear",
                new Op.Linear(width, classes, true),
                List.of("head.pool"),
                List.of(
                        new Param(
                                "head.linear.weight", Role.KERNEL, List.of(Extent.whole(classes), Extent.whole(width))),
                        new Param("head.linear.bias", Role.BIAS, List.of(Extent.whole(classes))))));
    }

    @Override
    public Network core(Genome genome, Setting setting) {
        return cells.core(genome, setting);
    }

    @Override
    public Genome base() {
        return cells.base();
    }

    @Override
    public List<Genome> covering() {
        return List.of(Genome.of(2, 2, 2, 2, 2, 2), Genome.of(3, 3, 3, 3, 3, 3));
    }

    @Override
    public Genome canonical(Genome genome) {
        return cells.canonical(genome);
    }

    @Override
    public boolean active(Genome genome, int gene) {
        return cells.active(genome, gene);
    }

    @Override
    public String format(Genome genome) {
        return cells.format(genome);
    }

    @Override
    public Genome parse(String text) {
        return cells.parse(text);
    }
}
