package io.github.weft.sparsity;

import io.github.weft.run.Names;
import java.util.List;
import java.util.Locale;

/** Constants as users write them: lower case, hyphens. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if none of the constants is written so */
    static <E extends Enum<E>> E parse(String what, String text, List<E> constants) {
        return constants.stream()
                .filter(constant -> of(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        what, text, constants.stream().map(Words::of).toList()));
    }
}
