package io.github.weft.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.weft.report.story.GeneLines;
import io.github.weft.report.story.Generation;
import io.github.weft.report.story.Growth;
import io.github.weft.report.story.TimeSpent;
import io.github.weft.report.story.Timeline;
import io.github.weft.space.Gene;
import java.io.IOException;
import java.util.List;

/** What the script draws of how a search went, and of its genes. */
final class CourseData {

    private final JsonGenerator json;
    private final ChartJson chart;

    CourseData(JsonGenerator json) {
        this.json = json;
        this.chart = new ChartJson(json);
    }

    void write(Course course) throws IOException {
        generations(course.generations());
        time(course.time());
        timeline(course.timeline());
        if (course.growth().isPresent()) {
            growth(course.growth().get());
        }
        if (course.lines().isPresent()) {
            lines(course.lines().get());
        }
    }

    private void generations(List<Generation> generations) throws IOException {
        json.writeObjectFieldStart("generations");
        json.writeObjectField(
                "names", generations.stream().map(Generation::name).toList());
        json.writeObjectField(
                "judged", generations.stream().map(Generation::judged).toList());
        json.writeObjectField(
                "failed", generations.stream().map(Generation::failed).toList());
        json.writeObjectField(
                "again", generations.stream().map(Generation::again).toList());
        json.writeEndObject();
    }

    private void time(TimeSpent time) throws IOException {
        json.writeObjectFieldStart("time");
        json.writeNumberField("slice", time.slice());
        json.writeObjectFieldStart("stages");
        for (var stage : time.stages().entrySet()) {
            json.writeArrayFieldStart(stage.getKey());
            for (double seconds : stage.getValue()) {
                chart.number(Math.rint(1000 * seconds) / 1000);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void timeline(Timeline timeline) throws IOException {
        List<String> stages = timeline.stages();
        json.writeObjectFieldStart("timeline");
        json.writeNumberField("seconds", timeline.seconds());
        json.writeObjectField("stages", stages);
        json.writeArrayFieldStart("workers");
        for (Timeline.Worker worker : timeline.workers()) {
            json.writeStartObject();
            json.writeNumberField("number", worker.number());
            json.writeArrayFieldStart("bars");
            for (Timeline.Bar bar : worker.bars()) {
                json.writeStartArray();
                json.writeNumber(stages.indexOf(bar.stage()));
                chart.number(Math.rint(1000 * bar.from()) / 1000);
                chart.number(Math.rint(1000 * bar.to()) / 1000);
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void growth(Growth growth) throws IOException {
        json.writeObjectFieldStart("growth");
        json.writeStringField("across", growth.across().metric());
        json.writeStringField("up", growth.up().metric());
        json.writeArrayFieldStart("stages");
        int every = 1
                + growth.stages().stream()
                                .mapToInt(stage -> stage.points().size())
                                .sum()
                        / 3_000;
        for (Growth.Stage stage : growth.stages()) {
            json.writeStartObject();
            json.writeStringField("name", stage.name());
            json.writeNumberField("candidates", stage.candidates());
            json.writeFieldName("hypervolume");
            chart.number(stage.hypervolume());
            chart.points(
                    "points",
                    io.github.weft.report.Point.sampled(
                            stage.points(), Math.max(2, stage.points().size() / every)));
            chart.points("front", stage.front());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void lines(GeneLines lines) throws IOException {
        json.writeObjectFieldStart("genes");
        json.writeStringField("score", lines.score());
        json.writeStringField("cost", lines.cost());
        json.writeArrayFieldStart("axes");
        for (Gene axis : lines.axes()) {
            json.writeStartObject();
            json.writeStringField("name", axis.name());
            json.writeObjectField("choices", axis.choices());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lines");
        for (GeneLines.Line line : lines.lines()) {
            json.writeStartArray();
            json.writeNumber(line.row());
            chart.number(line.score());
            chart.number(line.cost());
            for (int choice : line.choices()) {
                json.writeNumber(choice);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
