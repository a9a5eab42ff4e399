package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that is published with the program says what the program writes, no less and no more. */
class JsonSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode text = read();
    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);

    private static JsonNode read() {
        try {
            return JSON.readTree(Files.readString(Path.of("docs/leaderboard.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Leaderboard> boards() {
        return Stream.of(
                Sample.small().board(),
                Sample.none().board(),
                Sample.sparse().board(),
                Sample.inherited().board().judgedBy(Sample.checked()),
                Sample.inherited().board().judgedBy(Sample.unchecked()),
                Facts.ofObjectives("accuracy")
                        .provenance(Regret.BEST, "93.5")
                        .provenance(Regret.NETWORKS, "2048")
                        .score("a", "accuracy", 90)
                        .board(),
                Facts.ofObjectives("accuracy")
                        .score("a", "accuracy", 6, 0, 80)
                        .score("a", "accuracy", 6, 1, 82)
                        .imported("b", "accuracy", 30, 90)
                        .board()
                        .top(1),
                Leaderboard.of(Overnight.of(200)));
    }

    private static JsonNode written(Leaderboard board) throws IOException {
        return JSON.readTree(new JsonDocument().render(board));
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyDocumentIsValid(Leaderboard board) throws IOException {
        assertThat(schema.validate(written(board))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyFieldIsDescribed(Leaderboard board) throws IOException {
        JsonNode document = written(board);

        assertThat(document.fieldNames()).toIterable().isSubsetOf(names("/properties"));
        for (JsonNode row : document.get("rows")) {
            assertThat(row.fieldNames()).toIterable().isSubsetOf(names("/$defs/row/properties"));
        }
    }

    @Test
    void aDocumentThatLacksAFieldIsNot() throws IOException {
        for (String field : List.of("digest", "rows", "runs")) {
            ObjectNode document = (ObjectNode) written(Sample.small().board());
            document.remove(field);
            assertThat(schema.validate(document)).as(field).hasSize(1);
        }
        ObjectNode document = (ObjectNode) written(Sample.small().board());
        ((ObjectNode) document.at("/rows/0")).put("rank", "first");
        assertThat(schema.validate(document)).hasSize(1);
    }

    private List<String> names(String pointer) {
        Iterable<String> names = () -> text.at(pointer).fieldNames();
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
