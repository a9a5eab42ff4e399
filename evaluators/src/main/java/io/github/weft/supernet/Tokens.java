package io.github.weft.supernet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/** Numbers as words of one line of text, bit for bit. */
final class Tokens {

    private final Iterator<String> words;

    private Tokens(List<String> words) {
        this.words = words.iterator();
    }

    static String of(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        Arrays.stream(numbers).forEach(bytes::putDouble);
        return "base64:" + Base64.getEncoder().encodeToString(bytes.array());
    }

    static Tokens reading(String line) {
        return new Tokens(List.of(line.split(" ")));
    }

    String word() {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("sampler's state ends too early.");
        }
        return words.next();
    }

    int integer() {
        String word = word();
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("sampler's state has (%s) for a number.".formatted(word), e);
        }
    }

    double[] numbers() {
        String word = word();
        if (!word.startsWith("base64:")) {
            throw new IllegalArgumentException("sampler's state has (%s) for numbers.".formatted(word));
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(word.substring("base64:".length())));
        var numbers = new double[bytes.remaining() / Double.BYTES];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes.getDouble();
        }
        return numbers;
    }

    /** As many as there must be. */
    double[] numbers(int count) {
        double[] numbers = numbers();
        if (numbers.length != count) {
            throw new IllegalArgumentException(
                    "sampler's state has %s numbers where there must be %s.".formatted(numbers.length, count));
        }
        return numbers;
    }
}
