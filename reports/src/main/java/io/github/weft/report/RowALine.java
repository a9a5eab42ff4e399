package io.github.weft.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Prints each item of an outermost array on its own line, so that people can read it and tools compare it. */
public final class RowALine extends MinimalPrettyPrinter {

    private static final long serialVersionUID = 1;

    private int depth;

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        depth++;
        super.writeStartArray(json);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        if (depth == 1) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(depth == 1 ? ",\n" : ",");
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        json.writeRaw(depth == 1 ? "\n]" : "]");
        depth--;
    }
}
