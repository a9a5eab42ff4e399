package io.github.weft.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The safetensors format: the header's length as a little-endian 64-bit number, the header as JSON padded with spaces
 * to a multiple of 8, then the numbers as little-endian 32-bit floats, without gaps. The header gives each tensor's
 * type, shape and place, and holds text under {@code __metadata__}.
 */
final class Safetensors {

    private static final Pattern TENSOR =
            Pattern.compile("\"([^\"\\\\]+)\"\\s*:\\s*\\{\\s*\"dtype\"\\s*:\\s*\"F32\"\\s*,"
                    + "\\s*\"shape\"\\s*:\\s*\\[([0-9,\\s]*)\\]\\s*,"
                    + "\\s*\"data_offsets\"\\s*:\\s*\\[\\s*(\\d{1,10})\\s*,\\s*(\\d{1,10})\\s*\\]\\s*\\}");

    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*+)\"";
    private static final Pattern FACT = Pattern.compile(TEXT + "\\s*:\\s*" + TEXT);
    private static final Pattern METADATA =
            Pattern.compile("^\\s*\\{\\s*\"__metadata__\"\\s*:\\s*\\{((?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*+\")*+)\\}");

    private Safetensors() {}

    static byte[] encode(Snapshot snapshot, Map<String, String> about) {
        var entries = new ArrayList<String>();
        entries.add("\"__metadata__\":{%s}"
                .formatted(String.join(
                        ",",
                        new TreeMap<>(about)
                                .entrySet().stream()
                                        .map(fact -> text(fact.getKey()) + ":" + text(fact.getValue()))
                                        .toList())));
        long bytes = 0;
        for (String name : snapshot.names()) {
            long end = bytes + (long) Float.BYTES * snapshot.tensor(name).values().length;
            entries.add("%s:{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%s,%s]}"
                    .formatted(text(name), snapshot.shape(name).toString().replace(" ", ""), bytes, end));
            bytes = end;
        }
        byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
        int padded = (header.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        var buffer = ByteBuffer.allocate(Math.toIntExact(Long.BYTES + padded + bytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(padded)
                .put(header)
                .put(" ".repeat(padded - header.length).getBytes(StandardCharsets.UTF_8));
        for (String name : snapshot.names()) {
            for (float value : snapshot.tensor(name).values()) {
                buffer.putFloat(value);
            }
        }
        return buffer.array();
    }

    private static String text(String raw) {
        return "\"" + raw.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }

    /** What a file holds: numbers by name, and text about them by name. */
    record Content(Snapshot snapshot, SortedMap<String, String> about) {}

    static Content decode(String name, byte[] content) {
        var buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long length = content.length < Long.BYTES ? -1 : buffer.getLong();
        if (length < 2 || length > buffer.remaining()) {
            throw damaged(name, "its header does not fit");
        }
        String header = new String(content, Long.BYTES, (int) length, StandardCharsets.UTF_8);
        buffer.position(Long.BYTES + (int) length);
        ByteBuffer data = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
        var tensors = new LinkedHashMap<String, Snapshot.Tensor>();
        long bytes = 0;
        Matcher block = METADATA.matcher(header);
        Matcher entry = TENSOR.matcher(header);
        entry.region(block.find() ? block.end() : 0, header.length());
        while (entry.find()) {
            long start = Long.parseLong(entry.group(3));
            long end = Long.parseLong(entry.group(4));
            if (start > end || end > data.capacity()) {
                throw damaged(name, "tensor %s lies outside of it".formatted(entry.group(1)));
            }
            var values = new float[(int) (end - start) / Float.BYTES];
            data.position((int) start)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            tensors.put(entry.group(1), new Snapshot.Tensor(shape(entry.group(2)), values));
            bytes += end - start;
        }
        if (tensors.isEmpty() || bytes != data.capacity()) {
            throw damaged(name, "%s of its %s bytes belong to tensors of type F32".formatted(bytes, data.capacity()));
        }
        return new Content(new Snapshot(tensors), about(header));
    }

    private static SortedMap<String, String> about(String header) {
        var about = new TreeMap<String, String>();
        Matcher block = METADATA.matcher(header);
        if (block.find()) {
            FACT.matcher(block.group(1)).results().forEach(fact -> about.put(raw(fact.group(1)), raw(fact.group(2))));
        }
        return about;
    }

    /** The inverse of {@link #text} for text without control characters. */
    private static String raw(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }

    private static List<Integer> shape(String text) {
        return Pattern.compile("\\d+")
                .matcher(text)
                .results()
                .map(size -> Integer.valueOf(size.group()))
                .toList();
    }

    private static IllegalArgumentException damaged(String name, String what) {
        return new IllegalArgumentException(
                "weights file (%s) is damaged: %s. Maybe train again.".formatted(name, what));
    }
}
