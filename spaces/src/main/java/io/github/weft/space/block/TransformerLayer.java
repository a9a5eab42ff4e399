package io.github.weft.space.block;

import io.github.weft.arch.Extent;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.TokenOp;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the two halves of a layer of a vision transformer on tokens of a grid, each after a layer norm and added to its input
 * (Dosovitskiy et al., ICLR 2021). Queries, keys and values are separate weights, so that every choice is a prefix.
 *
 * @param embed features of a token
 * @param headSize features of one head
 * @param reach of relative positions in rows and columns, which need a class token; 0 for none
 */
public record TransformerLayer(NetworkBuilder network, Extent embed, int headSize, int rows, int columns, int reach) {

    /** @param inner features of all heads together */
    public String attention(String name, String from, Extent inner) {
        String at = norm(name + ".norm", from);
        List<String> read = Stream.of("query", "key", "value")
                .map(part -> network.linear(name + "." + part, at, inner, embed))
                .toList();
        var op = new TokenOp.Attention(inner.length() / headSize, headSize, rows, columns, reach);
        String mixed = network.node(name, op, read, tables(name));
        String out = network.linear(name + ".out", mixed, embed, inner);
        return network.add(name + ".sum", List.of(from, out));
    }

    private List<Param> tables(String name) {
        if (reach == 0) {
            return List.of();
        }
        Extent entries = Extent.whole(2 * reach + 2);
        return Stream.of("key-rows", "key-columns", "value-rows", "value-columns")
                .map(table -> new Param(name + "." + table, Role.POSITION, List.of(entries, Extent.whole(headSize))))
                .toList();
    }

    /** Two linear layers with GELU between them. */
    public String mlp(String name, String from, Extent hidden) {
        String at = norm(name + ".norm", from);
        at = network.linear(name + ".in", at, hidden, embed);
        at = network.activation(name + ".gelu", at, Op.Activation.Function.GELU);
        at = network.linear(name + ".out", at, embed, hidden);
        return network.add(name + ".sum", List.of(from, at));
    }

    public String norm(String name, String from) {
        return network.node(
                name,
                new TokenOp.LayerNorm(embed.length()),
                List.of(from),
                List.of(
                        new Param(name + ".scale", Role.NORM_SCALE, List.of(embed)),
                        new Param(name + ".shift", Role.NORM_SHIFT, List.of(embed))));
    }

    /** Adds a learned vector to each of some tokens. */
    public String positions(String name, String from, int count) {
        var places = new Param(name + ".value", Role.POSITION, List.of(Extent.whole(count), embed));
        return network.node(name, new TokenOp.Positions(count, embed.length()), List.of(from), List.of(places));
    }
}
