package io.github.weft.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.weft.report.Evidence;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Row;
import io.github.weft.report.SupernetVerdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** What the page's script draws and sorts: the table by columns, and the charts. */
final class PageData {

    private final JsonGenerator json;
    private final ChartJson chart;

    private PageData(JsonGenerator json) {
        this.json = json;
        this.chart = new ChartJson(json);
    }

    /** JSON text without {@code <}, so that it may stand in a script element. */
    static String of(Leaderboard board, Charts charts, Course course) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonMapper().createGenerator(text)) {
            json.writeStartObject();
            new PageData(json).table(board);
            new PageData(json).charts(charts);
            new CourseData(json).write(course);
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
                chart.number(row.metrics().get(metric));
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
        chart.progress("accuracyProgress", charts.accuracy());
        chart.progress("accuracyByTime", charts.accuracyByTime());
        json.writeStringField("standIn", charts.standIn());
        chart.progress("screeningProgress", charts.screened());
        chart.progress("screeningByTime", charts.screenedByTime());
        chart.front("trainedFront", charts.trained());
        chart.front("untrainedFront", charts.untrained());
        chart.points("comparable", charts.comparable());
        chart.curves("curves", charts.curves());
        json.writeObjectField("random", charts.random());
        chart.front("nonzerosFront", charts.sparse().nonzeros());
        chart.front("sparseMacsFront", charts.sparse().macs());
        chart.curves("moved", charts.sparse().moved());
        chart.curves("explored", charts.sparse().explored());
    }
}
