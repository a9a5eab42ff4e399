package io.github.weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weft.latency.Device;
import io.github.weft.report.Column;
import io.github.weft.report.Numbers;
import io.github.weft.search.job.Latency;
import io.github.weft.search.job.MeasuredLatency;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Networks with what they take, in the order in which they are added. */
final class LatencyTable {

    private record Row(String architecture, MeasuredLatency measured, OptionalDouble predicted) {}

    private final SearchSpace space;
    private final Setting setting;
    private final Optional<Latency> predicting;
    private final List<Row> rows = new ArrayList<>();

    LatencyTable(SearchSpace space, Setting setting, Optional<Latency> predicting) {
        this.space = space;
        this.setting = setting;
        this.predicting = predicting;
    }

    void add(Genome genome, MeasuredLatency measured) {
        OptionalDouble predicted = predicting.stream()
                .mapToDouble(known -> known.calibration().predict(space.decode(genome, setting)))
                .findFirst();
        rows.add(new Row(space.format(genome), measured, predicted));
    }

    String text(Device device, MachinePace pace) {
        var columns = new ArrayList<>(List.of(
                Column.of(
                        "p50 ms",
                        false,
                        rows,
                        row -> Numbers.significant(row.measured().p50())),
                Column.of(
                        "p90 ms",
                        false,
                        rows,
                        row -> Numbers.significant(row.measured().p90()))));
        if (predicting.isPresent()) {
            columns.add(Column.of(
                    "predicted",
                    false,
                    rows,
                    row -> row.predicted().stream()
                            .mapToObj(Numbers::significant)
                            .collect(Collectors.joining())));
        }
        columns.add(Column.of("how", true, rows, row -> row.measured().words()));
        columns.add(Column.of("architecture", true, rows, Row::architecture));
        return "device   %s%npace     %s%n%n".formatted(device, pace.words()) + Column.table(columns);
    }

    String json(Device device, MachinePace pace) {
        return rows.stream().map(row -> object(row, device, pace) + "\n").collect(Collectors.joining());
    }

    private static ObjectNode object(Row row, Device device, MachinePace pace) {
        ObjectNode node = Json.object()
                .put("architecture", row.architecture())
                .put("p50", row.measured().p50())
                .put("p90", row.measured().p90());
        row.measured().fresh().ifPresentOrElse(timing -> node.put("wall", timing.wall()), () -> node.putNull("wall"));
        row.predicted().ifPresentOrElse(value -> node.put("predicted", value), () -> node.putNull("predicted"));
        row.measured().fresh().ifPresentOrElse(timing -> node.put("runs", timing.runs()), () -> node.putNull("runs"));
        node.put("disturbed", row.measured().disturbed()).put("device", device.toString());
        pace.drift().ifPresentOrElse(drift -> node.put("pace", drift.factor()), () -> node.putNull("pace"));
        return node;
    }
}
