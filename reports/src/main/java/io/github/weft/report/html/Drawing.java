package io.github.weft.report.html;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Row;
import io.github.weft.report.drawing.NetworkDrawing;
import io.github.weft.report.story.Background;
import io.github.weft.report.story.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A picture of a network on the page.
 *
 * @param facts what it is known by, in words
 * @param description for those who do not see it
 * @param source a data address
 */
public record Drawing(String architecture, String facts, String description, String source) {

    private static final int MOST = 3;

    /** Of the best networks that the space can build. */
    static List<Drawing> of(Leaderboard board, Background background) {
        return background
                .world()
                .map(world -> board.rows().stream()
                        .filter(row -> row.rank().isPresent())
                        .limit(MOST)
                        .flatMap(row -> of(row, world).stream())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Drawing> of(Row row, World world) {
        return world.network(row.architecture()).map(network -> of(row, world, network));
    }

    private static Drawing of(Row row, World world, Network network) {
        String svg = NetworkDrawing.svg(world.space().name(), row.architecture(), network);
        Costs costs = network.costs();
        String facts = "rank %s · %s · %s weights · %s layers"
                .formatted(
                        row.rank().orElse(0), row.evidence(), Words.count(costs.params()), Words.count(costs.depth()));
        return new Drawing(
                row.architecture(),
                facts,
                "Drawing of the network, a box for each layer from the image to the classes: " + facts + ".",
                "data:image/svg+xml;base64,"
                        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
