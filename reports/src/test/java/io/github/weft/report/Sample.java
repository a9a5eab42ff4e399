package io.github.weft.report;

/** Small runs that several tests look at. */
public final class Sample {

    private Sample() {}

    /** A run that has just begun. */
    public static Facts none() {
        return Facts.ofObjectives("accuracy");
    }

    /** Six candidates: two trained, a tie among the others, one that failed. */
    public static Facts small() {
        String winner = "stem=16;s1=k3e4w24,k5e3w24;s2=k5e6w40,k3e3w40;s3=k7e6w80,k3e4w80;head=160";
        return Facts.ofObjectives("accuracy,-params")
                .score(winner, "params", 84310)
                .score(winner, "flops", 5214112)
                .score(winner, "zero-cost", -0.7315)
                .score(winner, "nwot", 412.52)
                .score(winner, "accuracy", 6, 0, 86.31)
                .score(winner, "accuracy", 30, 0, 89.125)
                .score(winner, "test-accuracy", 30, 0, 88.4)
                .score("b", "params", 61002)
                .score("b", "flops", 812)
                .score("b", "zero-cost", -1.25)
                .score("b", "nwot", 1.5e9)
                .score("b", "accuracy", 6, 0, 85)
                .score("d", "params", 500)
                .score("d", "zero-cost", -2)
                .score("c", "params", 400)
                .score("c", "zero-cost", -2)
                .score("<script>alert(\"x\")</script>, & more", "params", 100)
                .score("e", "params", 1200000)
                .failed("e", "zero-cost", 0, "memory: needs 9 GB");
    }
}
