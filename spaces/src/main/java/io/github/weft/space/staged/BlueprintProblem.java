package io.github.weft.space.staged;

/** What is wrong with a blueprint, and where: the stage ({@code stem}, {@code head}, empty for the whole) and the key of it. */
public final class BlueprintProblem extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String stage;
    private final String key;

    BlueprintProblem(String stage, String key, String message) {
        super(message);
        this.stage = stage;
        this.key = key;
    }

    public String stage() {
        return stage;
    }

    public String key() {
        return key;
    }
}
