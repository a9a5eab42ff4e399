package io.github.weft.space.entangled;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.Gene;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The toy cell space of TangleNAS (Sukthanker et al., 2023): a normal and a reduction cell of three edges, each a separable or a dilated
 * convolution with kernel 3 or 5, where 3 is the centre of 5. A separable and a dilated edge share nothing.
 *
 * <p>The reduction cell stands twice, the normal one once, as in the trained networks. {@link #codingCosts} counts the weights as the
 * published table does, which has it the other way round. Skeleton size: {@code channels} of the first two cells (32).
 */
public final class ToyCell extends GeneSpace {

    static final String NORMAL = "normal";
    static final String REDUCE = "reduce";

    private static final List<Gene> GENES = Stream.of(NORMAL, REDUCE)
            .flatMap(type -> Stream.of("edge1-0", "edge2-0", "edge2-1").map(edge -> type + "." + edge))
            .map(name -> new Gene(name, ToyOperation.TEXTS))
            .toList();
    private static final int EDGES = GENES.size() / 2;

    public ToyCell() {
        super(
                "toy-cell",
                "TangleNAS' toy cells: 6 edges of separable or dilated convolutions, with a table for Fashion-MNIST, entangled",
                GENES,
                new ListText(
                        GENES,
                        "//,//",
                        "sep_conv_3x3/sep_conv_3x3/dil_conv_3x3,sep_conv_3x3/dil_conv_3x3/sep_conv_3x3"));
    }

    @Override
    public Setting setting(Shape input, int classes) {
        var setting = new Setting(input, classes, new TreeMap<>(Map.of("channels", 32)));
        check(input);
        return setting;
    }

    private static void check(Shape input) {
        if (!input.isImage() || ToyCellNetwork.pooled(Math.min(input.height(), input.width())) < 1) {
            throw new IllegalArgumentException(
                    "input (%s) must be an image CxHxW of at least 5x5 pixels for space toy-cell.".formatted(input));
        }
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        check(setting.input());
        Genome canonical = canonical(genome);
        Map<String, ToyOperation> operations = new HashMap<>();
        for (int gene = 0; gene < GENES.size(); gene++) {
            operations.put(GENES.get(gene).name(), ToyOperation.ALL.get(canonical.allele(gene)));
        }
        return ToyCellNetwork.build(operations, setting);
    }

    /** All dilated with kernel 3: a separable convolution is two of them in a row. */
    @Override
    public Genome base() {
        return Genome.of(2, 2, 2, 2, 2, 2);
    }

    /** All separable, and all dilated. */
    @Override
    public List<Genome> covering() {
        return List.of(Genome.of(1, 1, 1, 1, 1, 1), Genome.of(3, 3, 3, 3, 3, 3));
    }

    /** {@code params-table}: the weights of the network whose normal and reduction cell are exchanged. */
    @Override
    public Map<String, Double> codingCosts(Genome genome, Setting setting) {
        List<Integer> alleles = canonical(genome).alleles();
        var exchanged =
                new Genome(Stream.concat(alleles.subList(EDGES, 2 * EDGES).stream(), alleles.subList(0, EDGES).stream())
                        .toList());
        return Map.of(
                "params-table", (double) decode(exchanged, setting).costs().params());
    }
}
