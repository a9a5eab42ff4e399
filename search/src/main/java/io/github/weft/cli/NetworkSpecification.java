package io.github.weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.space.Setting;
import java.util.Locale;

/** What a network is, layer by layer, as JSON: enough to build it anywhere. */
final class NetworkSpecification {

    private NetworkSpecification() {}

    static String of(Shipment shipment) {
        Network network = shipment.opened().network();
        ObjectNode json = Json.object()
                .put("space", shipment.trained().config().space().name())
                .put("architecture", shipment.trained().architecture());
        json.set("setting", setting(shipment.opened().setting()));
        json.set("costs", costs(network.costs()));
        var nodes = json.putArray("nodes");
        network.nodes().forEach(node -> nodes.add(node(network, node)));
        json.put("logits", network.logits());
        return Json.pretty(json);
    }

    private static ObjectNode setting(Setting setting) {
        ObjectNode json = Json.object();
        setting.input().dims().forEach(json.putArray("input")::add);
        json.put("classes", setting.classes());
        ObjectNode skeleton = json.putObject("skeleton");
        setting.skeleton().forEach(skeleton::put);
        return json;
    }

    static ObjectNode costs(Costs costs) {
        return Json.object()
                .put("params", costs.params())
                .put("macs", costs.macs())
                .put("peak-activation-bytes", costs.peakActivationBytes())
                .put("depth", costs.depth());
    }

    private static ObjectNode node(Network network, Node node) {
        ObjectNode json = Json.object().put("name", node.name()).put("op", kebab(node.op()));
        json.set("with", Json.of(node.op()));
        node.inputs().forEach(json.putArray("inputs")::add);
        network.shape(node.name()).dims().forEach(json.putArray("shape")::add);
        var params = json.putArray("params");
        for (Param param : node.params()) {
            ObjectNode entry = params.addObject()
                    .put("name", param.name())
                    .put("role", param.role().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            param.shape().forEach(entry.putArray("shape")::add);
        }
        return json;
    }

    /** {@code Op.GlobalAveragePool} as {@code global-average-pool}. */
    private static String kebab(Op op) {
        return op.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
