package io.github.weft.search.strategy;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Shape;
import io.github.weft.search.Terrain;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Six genes of five values with a rugged fitness in whole numbers: every point is known, so regret is too. */
public final class ToyGrid implements SearchSpace {

    public static final int BEST = 68;

    private static final int GENES = 6;
    private static final int VALUES = 5;
    private static final double PROXY_NOISE = 24;

    static Terrain terrain() {
        return terrain(1);
    }

    static Terrain terrain(int objectives) {
        return new Terrain(
                new ToyGrid(),
                genome -> true,
                genomes -> genomes.stream().map(ToyGrid::proxy).toList(),
                objectives);
    }

    public static List<Genome> everywhere() {
        return IntStream.range(0, (int) Math.pow(VALUES, GENES))
                .mapToObj(index -> Integer.toString(index + (int) Math.pow(VALUES, GENES), VALUES)
                        .substring(1))
                .map(new ToyGrid()::parse)
                .toList();
    }

    public static int fitness(Genome genome) {
        int sum = 0;
        for (int i = 0; i < GENES; i++) {
            int v = genome.allele(i);
            sum += Math.floorMod((i + 2) * (v + 1) * (v + 1) + 3 * i, 11);
        }
        for (int i = 0; i < GENES - 1; i++) {
            int root = 2 * genome.allele(i) + 3 * genome.allele(i + 1) + 1;
            sum += Math.floorMod(root * root, 7);
        }
        return sum;
    }

    public static double proxy(Genome genome) {
        long index = genome.alleles().stream().reduce(0, (sum, allele) -> sum * VALUES + allele);
        return fitness(genome) + PROXY_NOISE * ((index * 2_654_435_761L) & 0xFFFFFFFFL) / 4_294_967_296.0;
    }

    @Override
    public String name() {
        return "toy-grid";
    }

    @Override
    public String summary() {
        return "six genes of five values, for tests";
    }

    @Override
    public List<Gene> genes() {
        return IntStream.range(0, GENES)
                .mapToObj(i -> new Gene("g" + i, List.of("0", "1", "2", "3", "4")))
                .toList();
    }

    @Override
    public BigInteger cardinality() {
        return Variation.product(genes());
    }

    @Override
    public Setting setting(Shape input, int classes) {
        return new Setting(input, classes, new TreeMap<>());
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        int index = Integer.parseInt(format(genome), VALUES);
        var builder = new NetworkBuilder();
        builder.input("input", Shape.vector(1));
        builder.linear("hidden", "input", Extent.whole(1 + index), Extent.whole(1));
        builder.output("output", "hidden");
        return builder.build();
    }

    @Override
    public Genome canonical(Genome genome) {
        return genome;
    }

    @Override
    public boolean active(Genome genome, int gene) {
        return true;
    }

    @Override
    public String format(Genome genome) {
        return genome.alleles().stream().map(String::valueOf).collect(Collectors.joining());
    }

    @Override
    public Genome parse(String text) {
        var genome = new Genome(
                text.chars().mapToObj(digit -> Character.digit(digit, 10)).toList());
        Variation.check(this, genome);
        return genome;
    }
}
