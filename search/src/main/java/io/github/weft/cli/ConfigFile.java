package io.github.weft.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings in a YAML file: {@code name: value}, where a value may be a list. */
final class ConfigFile {

    /** Keeps numbers as they are written. */
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ConfigFile() {}

    /** The texts by key name; whether they make sense is for the keys to say. */
    static Map<String, String> read(Path file) {
        JsonNode root;
        try {
            root = YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new UserMistake("config (%s) is not YAML: %s at line %s."
                    .formatted(
                            file,
                            e.getOriginalMessage().lines().findFirst().orElse("?"),
                            e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new UserMistake("config (%s) cannot be read: %s.".formatted(file, e.getMessage()));
        }
        var settings = new LinkedHashMap<String, String>();
        if (root.isMissingNode() || root.isNull()) {
            return settings;
        }
        if (!root.isObject()) {
            throw new UserMistake("config (%s) must consist of lines name: value.".formatted(file));
        }
        root.properties().forEach(entry -> settings.put(entry.getKey(), text(file, entry.getKey(), entry.getValue())));
        return settings;
    }

    private static String text(Path file, String name, JsonNode value) {
        if (value.isArray()) {
            var items = new ArrayList<String>();
            value.forEach(item -> items.add(text(file, name, item)));
            return String.join(",", items);
        }
        if (value.isObject()) {
            var items = new ArrayList<String>();
            value.properties().forEach(entry -> items.add(entry.getKey() + "=" + text(file, name, entry.getValue())));
            return String.join(",", items);
        }
        return value.isNull() ? "" : value.asText();
    }
}
