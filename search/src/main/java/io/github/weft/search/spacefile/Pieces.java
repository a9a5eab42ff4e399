package io.github.weft.search.spacefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML with its lines. Anchors, aliases and a second document are refused. */
final class Pieces {

    private static final int DEEPEST = 20;

    private final YAMLParser parser;

    private Pieces(YAMLParser parser) {
        this.parser = parser;
    }

    /** @throws FileProblem with the line that is no YAML, or more than this reads */
    static Piece read(String content) {
        try (YAMLParser parser = new YAMLFactory().createParser(content)) {
            var pieces = new Pieces(parser);
            if (parser.nextToken() == null) {
                throw new FileProblem(1, "the file is empty. It needs stem and stages.");
            }
            Piece piece = pieces.piece(0);
            if (parser.nextToken() != null) {
                throw new FileProblem(pieces.line(), "a second document begins; a file holds one space.");
            }
            return piece;
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parser below knows the line of the problem; what wraps it knows that of the last thing that was read. */
    private static FileProblem broken(JsonProcessingException problem) {
        return problem.getCause() instanceof MarkedYAMLException marked
                ? new FileProblem(
                        marked.getProblemMark().getLine() + 1, "this is no YAML: %s.".formatted(marked.getProblem()))
                : new FileProblem(
                        Math.max(1, problem.getLocation().getLineNr()),
                        "this is no YAML: %s."
                                .formatted(problem.getOriginalMessage()
                                        .lines()
                                        .findFirst()
                                        .orElse("it ends too early")));
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private Piece piece(int depth) throws IOException {
        int line = line();
        if (depth > DEEPEST) {
            throw new FileProblem(line, "values are nested more than %s deep.".formatted(DEEPEST));
        }
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw new FileProblem(line, "anchors and aliases (&x, *x) are not read; write the value out.");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            var items = new ArrayList<Piece>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(piece(depth + 1));
            }
            return new Piece.Items(items, line);
        }
        if (token != JsonToken.START_OBJECT) {
            return new Piece.Text(token == JsonToken.VALUE_NULL ? "" : parser.getText(), line);
        }
        var entries = new LinkedHashMap<String, Piece.Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int at = line();
            parser.nextToken();
            if (entries.put(key, new Piece.Entry(at, piece(depth + 1))) != null) {
                throw new FileProblem(at, "key (%s) stands twice.".formatted(key));
            }
        }
        return new Piece.Entries(entries, line);
    }
}
