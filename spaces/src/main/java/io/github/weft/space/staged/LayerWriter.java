package io.github.weft.space.staged;

import io.github.weft.arch.Extent;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Size;
import io.github.weft.arch.TokenOp;
import io.github.weft.space.block.SqueezeExcitation;
import io.github.weft.space.block.TransformerLayer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes single layers. Weights are named by stage, layer and kind; in a stage whose choices own their weights also by what was chosen,
 * and then kernels and hidden widths are no slices. Widths of stages are always prefixes.
 */
final class LayerWriter {

    /** Rows and columns of what a layer gives. */
    record Grid(int rows, int columns) {}

    /** Channels over those that squeeze-and-excitation squeezes them to. */
    private static final int SQUEEZED = 4;

    private final NetworkBuilder network;
    private final Map<String, Integer> decisions;
    private final Op.Activation.Function activation;

    LayerWriter(NetworkBuilder network, Map<String, Integer> decisions, Op.Activation.Function activation) {
        this.network = network;
        this.decisions = decisions;
        this.activation = activation;
    }

    String write(Stage stage, int layer, Kind kind, String from, Channels in, Channels out, int stride, Grid grid) {
        var place = new Place(stage, layer, kind, in, out, stride);
        return switch (kind) {
            case CONV -> conv(place, from);
            case SEPARABLE -> separable(place, from);
            case MBCONV -> bottleneck(place, from);
            case RESIDUAL -> residual(place, from);
            case MAXPOOL -> pool(place, from, Op.Pool.Kind.MAXIMUM);
            case AVGPOOL -> pool(place, from, Op.Pool.Kind.AVERAGE);
            case SKIP -> place.changes() ? projected(place, "project", from, stride) : from;
            case ATTENTION -> attention(place, from, grid);
        };
    }

    private String conv(Place place, String from) {
        String at = network.conv(place.name("conv"), from, place.out(), place.in(), place.kernel(), place.stride);
        return normalised(place.name("conv"), at, place.out());
    }

    private String separable(Place place, String from) {
        String at = network.depthwise(place.name("depthwise"), from, place.in(), place.kernel(), place.stride);
        at = normalised(place.name("depthwise"), at, place.in());
        at = network.conv(place.name("point"), at, place.out(), place.in(), Extent.whole(1), 1);
        return normalised(place.name("point"), at, place.out());
    }

    private String bottleneck(Place place, String from) {
        Channels channels = place.hidden(place.in);
        Extent hidden = channels.of(decisions);
        String at = network.conv(place.name("expand"), from, hidden, place.in(), Extent.whole(1), 1);
        at = normalised(place.name("expand"), at, hidden);
        at = network.depthwise(place.name("depthwise"), at, hidden, place.kernel(), place.stride);
        at = normalised(place.name("depthwise"), at, hidden);
        at = place.value(Trait.GATE) == 1 ? gated(place, at, channels) : at;
        at = network.conv(place.name("project"), at, place.out(), hidden, Extent.whole(1), 1);
        at = network.batchNorm(place.name("project.norm"), at, place.out());
        return place.changes() ? at : network.add(place.name("sum"), List.of(from, at));
    }

    private String gated(Place place, String from, Channels hidden) {
        Extent few = hidden.over(SQUEEZED).of(decisions);
        return SqueezeExcitation.write(network, place.name("se"), from, hidden.of(decisions), few);
    }

    private String attention(Place place, String from, Grid grid) {
        String at = from;
        if (place.changes()) {
            at = network.conv(place.name("embed"), from, place.out(), place.in(), Extent.whole(3), place.stride);
            at = network.batchNorm(place.name("embed.norm"), at, place.out());
        }
        var layer = new TransformerLayer(network, place.out(), place.stage.headSize(), grid.rows(), grid.columns(), 0);
        at = network.node(place.name("tokens"), new TokenOp.Tokens(), List.of(at), List.of());
        if (place.layer == 1) {
            at = layer.positions(place.name("positions"), at, grid.rows() * grid.columns());
        }
        at = layer.attention(place.name("attention"), at, place.heads());
        at = layer.mlp(place.name("mlp"), at, place.hidden(place.out).of(decisions));
        return network.node(place.name("image"), new TokenOp.Grid(grid.rows(), grid.columns()), List.of(at), List.of());
    }

    private String residual(Place place, String from) {
        String at = network.conv(place.name("conv1"), from, place.out(), place.in(), place.kernel(), place.stride);
        at = normalised(place.name("conv1"), at, place.out());
        at = network.conv(place.name("conv2"), at, place.out(), place.out(), place.kernel(), 1);
        at = network.batchNorm(place.name("conv2.norm"), at, place.out());
        String shortcut = place.changes() ? projected(place, "shortcut", from, place.stride) : from;
        at = network.add(place.name("sum"), List.of(shortcut, at));
        return network.activation(place.name("act"), at, activation);
    }

    private String pool(Place place, String from, Op.Pool.Kind kind) {
        int kernel = place.kernel().length();
        String at = network.pool(place.name("pool"), from, kind, kernel, place.stride, kernel / 2);
        return place.in.equals(place.out) ? at : projected(place, "project", at, 1);
    }

    /** A 1x1 convolution with batch norm. */
    private String projected(Place place, String part, String from, int stride) {
        String at = network.conv(place.name(part), from, place.out(), place.in(), Extent.whole(1), stride);
        return network.batchNorm(place.name(part + ".norm"), at, place.out());
    }

    /** Batch norm and activation. */
    String normalised(String name, String from, Extent features) {
        String at = network.batchNorm(name + ".norm", from, features);
        return network.activation(name + ".act", at, activation);
    }

    /** One layer: where it stands, and what of its weights is in use. */
    private final class Place {
        private final Stage stage;
        private final int layer;
        private final Kind kind;
        private final Channels in;
        private final Channels out;
        private final int stride;

        Place(Stage stage, int layer, Kind kind, Channels in, Channels out, int stride) {
            this.stage = stage;
            this.layer = layer;
            this.kind = kind;
            this.in = in;
            this.out = out;
            this.stride = stride;
        }

        boolean changes() {
            return stride > 1 || !in.equals(out);
        }

        Extent in() {
            return in.of(decisions);
        }

        Extent out() {
            return out.of(decisions);
        }

        int value(Trait trait) {
            return Objects.requireNonNull(decisions.get(stage.decision(layer, trait.label())), "decided");
        }

        String name(String part) {
            var name = new StringBuilder(stage.layer(layer)).append('.').append(kind.label());
            String separator = "-";
            for (Trait trait : stage.traits().keySet()) {
                if (stage.own() && kind.reads(trait) && stage.chosen(trait)) {
                    name.append(separator).append(trait.code()).append(value(trait));
                    separator = "";
                }
            }
            return name.append('.').append(part).toString();
        }

        Extent kernel() {
            int kernel = value(Trait.KERNEL);
            return stage.own()
                    ? Extent.whole(kernel)
                    : new Rule.Centre(Size.decision(stage.decision(layer, Trait.KERNEL.label())))
                            .of(most(Trait.KERNEL), decisions);
        }

        /** So many channels times the expansion. */
        Channels hidden(Channels outer) {
            return times(outer, Trait.EXPANSION);
        }

        /** Features of all heads together. */
        Extent heads() {
            int size = stage.headSize();
            return times(new Channels(Size.of(size), size), Trait.HEADS).of(decisions);
        }

        private Channels times(Channels one, Trait trait) {
            return stage.own()
                    ? one.times(Size.of(value(trait)), value(trait))
                    : one.times(Size.decision(stage.decision(layer, trait.label())), most(trait));
        }

        private int most(Trait trait) {
            List<Integer> numbers = stage.traits().getOrDefault(trait, trait.usual());
            return numbers.get(numbers.size() - 1);
        }
    }
}
