package io.github.weft.report;

import java.util.List;

/** Small runs that several tests look at. */
public final class Sample {

    private Sample() {}

    /** A run that has just begun. */
    public static Facts none() {
        return Facts.ofObjectives("accuracy");
    }

    /** Candidates that a supernet has judged: one of them trained, two drawn at random, one that failed. */
    public static Facts inherited() {
        return Facts.ofObjectives("accuracy,-params")
                .candidate("d", Metrics.RANDOM)
                .candidate("c", Metrics.RANDOM)
                .score("a", "params", 40000)
                .score("a", "inherited-accuracy", 71.25)
                .score("a", "accuracy", 4, 0, 83.5)
                .score("b", "params", 52000)
                .score("b", "inherited-accuracy", 70.5)
                .score("c", "params", 12000)
                .score("c", "inherited-accuracy", 55)
                .score("d", "params", 61000)
                .score("d", "inherited-accuracy", 66.75)
                .score("e", "params", 900)
                .failed("e", "inherited-accuracy", 0, "memory: needs 9 GB");
    }

    /** What a check has found of that supernet. */
    public static SupernetVerdict checked() {
        return new SupernetVerdict(
                "tau 0.52",
                "tau 0.52 [0.40, 0.63] of ceiling 0.81; params 0.55",
                "Supernet uniform-1, held against 30 networks trained alone: no better than counting parameters here.",
                "weft report 0a1b2c",
                List.of(
                        new SupernetVerdict.Standing(
                                "another-seed", "ceiling", "0.81", "[0.70, 0.88]", "", "the ceiling"),
                        new SupernetVerdict.Standing(
                                "uniform-1", "supernet", "0.52", "[0.40, 0.63]", "0.31", "no better than <params>"),
                        new SupernetVerdict.Standing(
                                "params", "baseline", "0.55", "[0.41, 0.66]", "", "the baseline")));
    }

    /** No check has. */
    public static SupernetVerdict unchecked() {
        return new SupernetVerdict(
                "unchecked",
                "not checked against training",
                "No check in this store has held it against training.",
                "weft supernet check a.supernet --space vit-mini-v2",
                List.of());
    }

    /** Four sparse networks: two whose connections move, one trained twice; one whose connections stay; one that is dense. */
    public static Facts sparse() {
        return Facts.ofObjectives("accuracy,-nonzeros")
                .score("moves", "params", 24058)
                .score("moves", "nonzeros", 2746)
                .score("moves", "sparse-macs", 286114)
                .score("moves", "zero-cost", -0.5)
                .curve("moves", "accuracy", List.of(60.0))
                .curve("moves", "explored", List.of(0.125))
                .curve("moves", "mask-updates", List.of(0.1), 1)
                .curve("moves", "accuracy", List.of(60.5, 71.25))
                .curve("moves", "explored", List.of(0.15, 0.25))
                .curve("moves", "mask-updates", List.of(0.21, 0.0425), 4)
                .score("stays <b>", "params", 24058)
                .score("stays <b>", "nonzeros", 1562)
                .score("stays <b>", "sparse-macs", 201000)
                .score("stays <b>", "zero-cost", -0.75)
                .curve("stays <b>", "accuracy", List.of(55.0, 65.0))
                .curve("stays <b>", "explored", List.of(0.05, 0.05))
                .curve("stays <b>", "mask-updates", List.of(0.0, 0.0), 0)
                .score("hardly", "params", 24058)
                .score("hardly", "nonzeros", 2746)
                .score("hardly", "zero-cost", -1)
                .failed("hardly", "sparse-macs", 0, "not known: counts by synaptic flow wait for weights")
                .curve("hardly", "accuracy", List.of(50.0))
                .score("hardly", "sparse-macs", 1, 0, 300000)
                .curve("hardly", "explored", List.of(0.11))
                .curve("hardly", "mask-updates", List.of(0.03), 1)
                .score("dense", "params", 24058)
                .score("dense", "nonzeros", 24058)
                .score("dense", "sparse-macs", 1919872)
                .score("dense", "zero-cost", -1.5);
    }

    /** Where the weights of two of them are. */
    public static List<Sharing> sharings() {
        return List.of(
                new Sharing(
                        "stays <b>",
                        List.of(
                                new Sharing.Kernel("conv1.weight", 144, 144, false),
                                new Sharing.Kernel("conv2 & more", 230, 4608, true),
                                new Sharing.Kernel("fc.weight", 64, 640, true))),
                new Sharing(
                        "moves",
                        List.of(
                                new Sharing.Kernel("conv2.weight", 512, 4608, true),
                                new Sharing.Kernel("fc.weight", 640, 640, true))));
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
