package io.github.weft.db;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Numbers as big-endian IEEE 754 bytes: exact for every double, where an SQL array would turn -0.0 into 0.0. */
final class Doubles {

    private Doubles() {}

    static byte[] bytes(List<Double> numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * numbers.size());
        numbers.forEach(buffer::putDouble);
        return buffer.array();
    }

    static List<Double> list(byte[] bytes) {
        if (bytes.length == 0) {
            return List.of();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        var numbers = new ArrayList<Double>(bytes.length / Double.BYTES);
        while (buffer.hasRemaining()) {
            numbers.add(buffer.getDouble());
        }
        return numbers;
    }
}
