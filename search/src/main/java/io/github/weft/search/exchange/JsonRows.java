package io.github.weft.search.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects of a JSON file that say something of an architecture, each with its line: one a line, a list of them, or the rows of a leaderboard. */
final class JsonRows {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final List<Map.Entry<Integer, Map<String, String>>> rows = new ArrayList<>();
    private final LineProblems problems;

    private JsonRows(LineProblems problems) {
        this.problems = problems;
    }

    /** Texts by name; metrics stand beside what describes the row. */
    static List<Map.Entry<Integer, Map<String, String>>> read(String text, LineProblems problems) throws IOException {
        var reader = new JsonRows(problems);
        try (JsonParser json = MAPPER.createParser(text)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    reader.list(json);
                } else if (token == JsonToken.START_OBJECT) {
                    reader.object(json);
                } else {
                    problems.add(json.currentLocation().getLineNr(), "an object is needed here.");
                    return reader.rows;
                }
            }
        } catch (JsonProcessingException e) {
            problems.add(
                    Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    "this is not JSON (%s).".formatted(e.getOriginalMessage()));
        }
        return reader.rows;
    }

    private void list(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int line = json.currentTokenLocation().getLineNr();
            JsonNode item = json.readValueAsTree();
            if (item instanceof ObjectNode row) {
                add(line, row);
            } else {
                problems.add(line, "an object is needed here.");
            }
        }
    }

    /** Of a document with rows these count, of any other it is one itself. */
    private void object(JsonParser json) throws IOException {
        int line = json.currentTokenLocation().getLineNr();
        ObjectNode row = MAPPER.createObjectNode();
        boolean document = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            boolean list = json.nextToken() == JsonToken.START_ARRAY;
            if (list && name.equals("rows")) {
                document = true;
                list(json);
            } else {
                row.set(name, json.<JsonNode>readValueAsTree());
            }
        }
        if (!document) {
            add(line, row);
        }
    }

    private void add(int line, ObjectNode row) {
        var cells = new LinkedHashMap<String, String>();
        row.properties().forEach(field -> {
            if (field.getKey().equals("metrics")) {
                field.getValue().properties().forEach(metric -> cells.put(metric.getKey(), text(metric.getValue())));
            } else if (field.getValue().isValueNode()) {
                cells.put(Cells.named(field.getKey()), text(field.getValue()));
            }
        });
        rows.add(Map.entry(line, cells));
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asText();
    }
}
