package io.github.weft.space.hybrid;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.Gene;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The HyTra fabric of BossNAS (Li et al., ICCV 2021): residual bottlenecks of convolution or attention, and the layers at which the map is
 * halved are chosen, not given. Attention is for the two coarsest levels; a depthwise convolution stands in for positions, so that it
 * works on maps of any size.
 *
 * <p>Genes are the layers at which the network goes a level down, in any order, and the operation of every layer; each genome is a
 * network, and moves need no repair. Blocks share no weights. Unlike the published code: the last batch norm of a block starts as the
 * identity and not at 0, since untrained blocks would not show in a proxy; the depthwise convolutions have no bias, since a batch norm
 * follows; all 16 layers are free, where the published search bounds the levels of each four; and each level has a classifier of its own.
 *
 * <p>Skeleton sizes: {@code stem-stride}, by how much the stem reduces the image, and {@code channels} of the finest level.
 */
public final class Hytra extends GeneSpace {

    private static final List<String> OPERATIONS = List.of("c", "a");

    private final Fabric fabric;

    private Hytra(String name, String summary, Fabric fabric, String example) {
        super(name, summary, genes(fabric), new HytraText(genes(fabric), fabric.drops(), example));
        this.fabric = fabric;
    }

    /** {@code hytra}: 16 layers on four levels, as published. */
    public static Hytra published() {
        return new Hytra(
                "hytra",
                "BossNAS' fabric of 16 residual blocks, convolution or attention, that chooses where to halve the map",
                new Fabric(List.of(56, 28, 14, 7), 16, 256, 4, 7, 4, 4),
                "4.8.14-cccccccccacacaca");
    }

    /** {@code hytra-mini}: 8 layers on three levels, for images of about 28x28 pixels. */
    public static Hytra mini() {
        return new Hytra(
                "hytra-mini",
                "the hybrid fabric with 8 residual blocks on 3 levels, for small images, 3,843 networks",
                new Fabric(List.of(28, 14, 7), 8, 32, 2, 3, 1, 1),
                "3.6-ccacaaca");
    }

    private static List<Gene> genes(Fabric fabric) {
        List<String> layers =
                Stream.concat(Stream.of("x"), numbers(fabric.layers())).toList();
        return Stream.concat(
                        numbers(fabric.drops()).map(drop -> new Gene("down" + drop, layers)),
                        numbers(fabric.layers()).map(layer -> new Gene("layer%s.op".formatted(layer), OPERATIONS)))
                .toList();
    }

    private static Stream<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf);
    }

    /** How many different networks there are. */
    public BigInteger networks() {
        return Route.count(fabric.layers(), fabric.choices());
    }

    @Override
    public Setting setting(Shape input, int classes) {
        return new Fitting(name(), fabric).setting(input, classes);
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        new Fitting(name(), fabric).check(setting);
        Genome canonical = canonical(genome);
        List<Boolean> attending = IntStream.rangeClosed(1, fabric.layers())
                .mapToObj(layer -> canonical.allele(gene(layer)) == 1)
                .toList();
        return HytraNetwork.build(fabric, route(canonical), attending, setting);
    }

    /** With layers in ascending order, and convolution where attention is not to be had. */
    @Override
    public Genome canonical(Genome genome) {
        List<Integer> alleles = new ArrayList<>(super.canonical(genome).alleles());
        List<Integer> drops = route(genome).drops();
        IntStream.range(0, drops.size()).forEach(drop -> alleles.set(drop, drops.get(drop)));
        return new Genome(alleles);
    }

    @Override
    protected boolean counts(Genome genome, int gene) {
        return gene < fabric.drops() || fabric.attends(route(genome).level(gene - fabric.drops() + 1));
    }

    private int gene(int layer) {
        return fabric.drops() + layer - 1;
    }

    private Route route(Genome genome) {
        return Route.of(genome.alleles().subList(0, fabric.drops()), fabric.layers());
    }

    /** Networks that stay on each level, and some that go down at each layer to each level; once with convolution, once with attention. */
    @Override
    public List<Genome> covering() {
        return Route.covering(fabric.drops(), fabric.layers()).stream()
                .flatMap(route -> Stream.of(0, 1)
                        .map(operation -> new Genome(Stream.concat(
                                        route.drops().stream(),
                                        Stream.generate(() -> operation).limit(fabric.layers()))
                                .toList())))
                .toList();
    }
}
