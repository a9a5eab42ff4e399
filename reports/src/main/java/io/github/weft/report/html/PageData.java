package io.github.weft.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.weft.report.Curve;
import io.github.weft.report.Evidence;
import io.github.weft.report.Front;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Point;
import io.github.weft.report.Progress;
import io.github.weft.report.Row;
import io.github.weft.report.SupernetVerdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page's script draws and sorts: the table by columns, and the charts. */
final class PageData {

    private final JsonGenerator json;

    private PageData(JsonGenerator json) {
        this.json = json;
    }

    /** JSON text without {@code <}, so that it may stand in a script element. */
    static String of(Leaderboard board, Charts charts) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonMapper().createGenerator(text)) {
            json.writeStartObject();
            new PageData(json).table(board);
            new PageData(json).charts(charts);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private void table(Leaderboard board) throws IOException {
        List<Row> rows = board.rows();
        List<String> evidence =
                rows.stream().map(row -> row.evidence().toString()).distinct().toList();
        json.writeNumberField("size", Page.ROWS);
        json.writeObjectField("evidences", evidence);
        json.writeObjectField(
                "notes",
                evidence.stream()
                        .map(text -> text.equals(Evidence.SUPERNET.toString()) ? note(board) : "")
                        .toList());
        json.writeArrayFieldStart("columns");
        for (String metric : board.columns()) {
            json.writeStartObject();
            json.writeStringField("name", metric);
            json.writeStringField("unit", Metrics.unit(metric));
            json.writeBooleanField("cost", Metrics.isCost(metric));
            json.writeArrayFieldStart("values");
            for (Row row : rows) {
                number(row.metrics().get(metric));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectField(
                "rank", rows.stream().map(row -> row.rank().orElse(0)).toList());
        json.writeObjectField(
                "architecture", rows.stream().map(Row::architecture).toList());
        json.writeObjectField(
                "evidence",
                rows.stream()
                        .map(row -> evidence.indexOf(row.evidence().toString()))
                        .toList());
        json.writeObjectField(
                "layer", rows.stream().map(row -> row.layer().orElse(0)).toList());
        json.writeObjectField(
                "status",
                rows.stream()
                        .map(Row::status)
                        .map(status -> status.equals(Row.OK) ? "" : status)
                        .toList());
    }

    private static String note(Leaderboard board) {
        return board.supernet().map(SupernetVerdict::text).orElse("");
    }

    private void charts(Charts charts) throws IOException {
        progress("accuracyProgress", charts.accuracy());
        json.writeStringField("standIn", charts.standIn());
        progress("screeningProgress", charts.screened());
        front("trainedFront", charts.trained());
        front("untrainedFront", charts.untrained());
        points("comparable", charts.comparable());
        curves("curves", charts.curves());
        json.writeObjectField("random", charts.random());
        front("nonzerosFront", charts.sparse().nonzeros());
        front("sparseMacsFront", charts.sparse().macs());
        curves("moved", charts.sparse().moved());
        curves("explored", charts.sparse().explored());
    }

    private void curves(String name, List<Curve> curves) throws IOException {
        json.writeArrayFieldStart(name);
        for (Curve curve : curves) {
            json.writeStartObject();
            json.writeNumberField("row", curve.row());
            json.writeArrayFieldStart("values");
            for (double value : curve.values()) {
                number(value);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void progress(String name, List<Progress> all) throws IOException {
        json.writeArrayFieldStart(name);
        for (Progress progress : all) {
            json.writeStartObject();
            json.writeNumberField("epochs", progress.epochs());
            json.writeNumberField("total", progress.total());
            points("points", progress.points());
            points("best", progress.best());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void front(String name, Front front) throws IOException {
        json.writeObjectFieldStart(name);
        points("points", front.points());
        points("front", front.front());
        json.writeEndObject();
    }

    private void points(String name, List<Point> points) throws IOException {
        json.writeArrayFieldStart(name);
        for (Point point : points) {
            json.writeStartArray();
            number(point.x());
            number(point.y());
            json.writeNumber(point.row());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void number(@Nullable Double value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumber(value.longValue());
        } else {
            json.writeNumber(value);
        }
    }
}
