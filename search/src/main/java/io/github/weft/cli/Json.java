package io.github.weft.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Small JSON answers. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An object with one text. */
    static String line(String name, Object value) {
        return object().put(name, value.toString()).toString();
    }

    /** The components of a record, in their order. */
    static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** With a line for each entry, and one at the end. */
    static String pretty(ObjectNode json) {
        return json.toPrettyString().replace("\r\n", "\n") + "\n";
    }
}
