package io.github.weft.search.config;

import io.github.weft.run.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The rung of evidence whose number the strategy takes for accuracy. */
public enum JudgeBy {
    PROXIES,
    TRAINING;

    static JudgeBy parse(String text) {
        List<String> names = Arrays.stream(values()).map(JudgeBy::toString).toList();
        if (!names.contains(text.strip())) {
            throw Names.unknown("judge-by", text.strip(), names);
        }
        return values()[names.indexOf(text.strip())];
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
