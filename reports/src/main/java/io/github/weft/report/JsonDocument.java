package io.github.weft.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * One JSON document, a row a line:
 *
 * <pre>{@code
 * {"run": id, "digest": sha256, "rows": [{"rank": number or null, "architecture": text, "evidence": text,
 *  "metrics": {name: number}, "status": "ok" or kind of failure, "id": text, "tied": boolean, "epochs": count, "objective":
 *  {"metric": text, "mean": number, "n": count, "seeds": count, "low": number or null, "high": number or null} or null,
 *  "layer": number or null, "feasible": boolean or null, "found": {"run": id, "evaluation": number, "seconds": number, "step": number or null},
 *  "operator": text, "parents": [text], "verdict": text}], "failures": {kind: candidates},
 *  "regret": {"value": number, "found": number, "best": number, "networks": count, "absent": count},
 *  "supernet": {"verdict": text, "command": text}, "total": count, "notes": [text], "runs": [{"run": id, "kind": text,
 *  "status": text, "seed": number}], "schema": 1}
 * }</pre>
 *
 * <p>{@code leaderboard.schema.json} among the documents says the same to programs.
 *
 * <p>{@code regret} is there only of a search against a table; {@code verdict} only of a row that is ranked by a supernet: how far that can be believed,
 * which {@code supernet} says in a sentence, with the command to see the check, or to make one.
 *
 * <p>Field names are an interface: only ever added to. Numbers are exact.
 */
public record JsonDocument() implements Format {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String render(Leaderboard board) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonMapper().createGenerator(text)) {
            json.setPrettyPrinter(new RowALine());
            json.writeStartObject();
            json.writeStringField("run", board.run());
            json.writeStringField("digest", board.digest());
            json.writeArrayFieldStart("rows");
            for (Row row : board.rows()) {
                write(json, row, board.verdict(row));
            }
            json.writeEndArray();
            json.writeObjectField("failures", board.failures());
            if (board.regret().isPresent()) {
                write(json, board.regret().get());
            }
            if (board.supernet().isPresent()) {
                json.writeObjectFieldStart("supernet");
                json.writeStringField("verdict", board.supernet().get().sentence());
                json.writeStringField("command", board.supernet().get().command());
                json.writeEndObject();
            }
            JsonAbout.write(json, board);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Regret regret) throws IOException {
        json.writeObjectFieldStart("regret");
        json.writeNumberField("value", regret.value());
        json.writeNumberField("found", regret.found());
        json.writeNumberField("best", regret.best());
        json.writeNumberField("networks", regret.networks());
        json.writeNumberField("absent", regret.absent());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Row row, Optional<SupernetVerdict> verdict) throws IOException {
        json.writeStartObject();
        if (row.rank().isPresent()) {
            json.writeNumberField("rank", row.rank().getAsInt());
        } else {
            json.writeNullField("rank");
        }
        json.writeStringField("architecture", row.architecture());
        json.writeStringField("evidence", row.evidence().toString());
        json.writeObjectField("metrics", row.metrics());
        json.writeStringField("status", row.status());
        JsonAbout.write(json, row);
        if (verdict.isPresent()) {
            json.writeStringField("verdict", verdict.get().text());
        }
        json.writeEndObject();
    }
}
