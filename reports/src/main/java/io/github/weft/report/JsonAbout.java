package io.github.weft.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalDouble;

/** What {@link JsonDocument} says about a row, and about the runs, besides what decides. */
final class JsonAbout {

    /** Goes up if a field ever changes its meaning. */
    private static final int SCHEMA = 1;

    private JsonAbout() {}

    static void write(JsonGenerator json, Row row) throws IOException {
        json.writeStringField("id", row.id());
        json.writeBooleanField("tied", row.tied());
        json.writeNumberField("epochs", row.evidence().epochs());
        if (row.reached().isPresent()) {
            write(json, row.reached().get());
        } else {
            json.writeNullField("objective");
        }
        if (row.layer().isPresent()) {
            json.writeNumberField("layer", row.layer().getAsInt());
        } else {
            json.writeNullField("layer");
        }
        if (row.feasible() == Feasible.UNKNOWN) {
            json.writeNullField("feasible");
        } else {
            json.writeBooleanField("feasible", row.feasible() == Feasible.YES);
        }
        write(json, row.found());
    }

    private static void write(JsonGenerator json, Reached reached) throws IOException {
        json.writeObjectFieldStart("objective");
        json.writeStringField("metric", reached.metric());
        json.writeNumberField("mean", reached.mean());
        json.writeNumberField("n", reached.repetitions());
        json.writeNumberField("seeds", reached.seeds());
        number(json, "low", reached.low());
        number(json, "high", reached.high());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Found found) throws IOException {
        json.writeObjectFieldStart("found");
        json.writeStringField("run", found.run());
        json.writeNumberField("evaluation", found.evaluation());
        json.writeNumberField("seconds", found.seconds());
        if (found.step() < 0) {
            json.writeNullField("step");
        } else {
            json.writeNumberField("step", found.step());
        }
        json.writeEndObject();
        json.writeStringField("operator", found.operator());
        json.writeObjectField("parents", found.parents());
    }

    static void write(JsonGenerator json, Leaderboard board) throws IOException {
        json.writeNumberField("total", board.total());
        json.writeObjectField("notes", board.notes());
        json.writeFieldName("runs");
        json.writeStartArray();
        for (Leaderboard.Source source : board.runs()) {
            json.writeStartObject();
            json.writeStringField("run", source.run());
            json.writeStringField("kind", source.kind());
            json.writeStringField("status", source.status().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("seed", source.seed());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("schema", SCHEMA);
    }

    private static void number(JsonGenerator json, String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsDouble());
        } else {
            json.writeNullField(name);
        }
    }
}
