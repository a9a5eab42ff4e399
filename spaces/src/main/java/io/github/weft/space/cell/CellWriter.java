package io.github.weft.space.cell;

import io.github.weft.arch.Extent;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one live cell into a network; equal sums and terms become one node. */
final class CellWriter {

    private final NetworkBuilder network;
    private final String cell;
    private final String input;
    private final Extent width;
    private final Map<Sum, String> sums = new HashMap<>();
    private final Map<Sum, String> poolings = new HashMap<>();
    private final Map<Edge, String> convolutions = new HashMap<>();

    CellWriter(NetworkBuilder network, String cell, String input, int channels) {
        this.network = network;
        this.cell = cell;
        this.input = input;
        this.width = Extent.whole(channels);
    }

    /** Returns the node that holds the cell's output; the input itself for a cell of one skip. */
    String write(LiveCell live) {
        return live.output().isZero() ? network.zero(cell + ".zero", input) : sum(live.output());
    }

    private String sum(Sum sum) {
        if (sum.terms().size() == 1) {
            return term(sum.terms().get(0));
        }
        String known = sums.get(sum);
        if (known != null) {
            return known;
        }
        List<String> terms = sum.terms().stream().map(this::term).toList();
        String made = network.add("%s.sum%s".formatted(cell, sums.size() + 1), terms);
        sums.put(sum, made);
        return made;
    }

    private String term(Term term) {
        if (term instanceof Term.Convolution convolution) {
            return convolution(convolution);
        }
        return term instanceof Term.Pooling pooling ? pooling(pooling) : input;
    }

    private String convolution(Term.Convolution convolution) {
        String known = convolutions.get(convolution.edge());
        if (known != null) {
            return known;
        }
        String made = CodingWriter.convolution(
                network, cell, convolution.edge(), convolution.kernel(), sum(convolution.input()), width);
        convolutions.put(convolution.edge(), made);
        return made;
    }

    private String pooling(Term.Pooling pooling) {
        String known = poolings.get(pooling.input());
        if (known != null) {
            return known;
        }
        String from = sum(pooling.input());
        String name = "%s.pool%s".formatted(cell, poolings.size() + 1);
        String made = network.pool(name, from, Op.Pool.Kind.AVERAGE, 3, 1, 1);
        poolings.put(pooling.input(), made);
        return made;
    }
}
