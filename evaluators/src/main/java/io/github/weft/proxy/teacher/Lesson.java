package io.github.weft.proxy.teacher;

import io.github.weft.proxy.probe.Impression;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.torch.Initialisation;
import java.util.Map;

/** What a teacher and a student make of the same batch. */
record Lesson(Impression teacher, Impression student) {

    /** One forward pass of the candidate, and one of the teacher for all candidates. */
    static final Reading<Lesson> READING = Reading.ofTeacher(
            "lesson",
            Map.of(
                    "initialisation",
                    Initialisation.STANDARD_NORMAL.toString(),
                    "input",
                    "batch",
                    "batch-norm",
                    "batch",
                    "dtype",
                    "float32",
                    "loss",
                    "cross-entropy"),
            lens -> new Lesson(
                    lens.batches().teacher().before(lens.batches().base()),
                    Impression.of(lens.subject(Initialisation.STANDARD_NORMAL))));

    /** How unlike the relations between images are: at most 0. */
    double relation() {
        return -meanSquare(teacher.relations(), student.relations());
    }

    /** How unlike the classes' activation gradients are: at most 0. */
    double semantic() {
        double[][] ours = Impression.unitRows(teacher.classes());
        double[][] theirs = Impression.unitRows(student.classes());
        if (ours[0].length != theirs[0].length) {
            return -meanSquare(products(ours), products(theirs));
        }
        double sum = 0;
        for (int c = 0; c < ours.length; c++) {
            sum += distance(ours[c], theirs[c]);
        }
        return -sum / ours.length / ours[0].length;
    }

    /**
     * The squared distance between the matrices {@code a a'} and {@code b b'} after each row was put at length 1. Row i of the first is then
     * {@code sign(a_i) a} for a of length 1, so the matrices need not be made.
     */
    private static double distance(double[] a, double[] b) {
        double product = 0;
        double agreement = 0;
        double rows = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            agreement += Math.signum(a[i]) * Math.signum(b[i]);
            rows += Math.abs(Math.signum(a[i])) + Math.abs(Math.signum(b[i]));
        }
        return rows - 2 * agreement * product;
    }

    private static double[][] products(double[][] rows) {
        double[][] products = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                for (int k = 0; k < rows[i].length; k++) {
                    products[i][j] += rows[i][k] * rows[j][k];
                }
            }
        }
        return products;
    }

    private static double meanSquare(double[][] left, double[][] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                double difference = left[i][j] - right[i][j];
                sum += difference * difference;
            }
        }
        return sum / left.length / left.length;
    }
}
