package io.github.weft.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionOpTest {

    private static final Shape TOKENS = Shape.tokens(7, 4);

    @Test
    void tokensComeByTheirActivityBehindTheClassToken() {
        var order = new SelectionOp.Order(2, 3, 1);

        assertThat(order.places(new double[] {9, .1, .5, .2, .4, 0, .3})).containsExactly(0, 2, 4, 6, 3, 1, 5);
    }

    /** Windows of a 2x4 grid: left {3, 0, 0, 4} has norm 5, right {4, 0, 4, 0} has the square root of 32. */
    @Test
    void aWindowCountsByTheEuclideanNormOfItsTokensAndStaysTogether() {
        var order = new SelectionOp.Order(2, 4, 2);

        assertThat(order.places(new double[] {0, 3, 0, 4, 0, 0, 4, 4, 0})).containsExactly(0, 3, 4, 7, 8, 1, 2, 5, 6);
        assertThat(order.places(new double[] {0, 3, 0, 4, 0, 0, 5, 4, 0}))
                .as("the root of 34 against the root of 32")
                .containsExactly(0, 1, 2, 5, 6, 3, 4, 7, 8);
    }

    @Test
    void ofEqualWindowsTheEarlierComesFirst() {
        double[] equal = new double[10];
        Arrays.fill(equal, .3);

        assertThat(new SelectionOp.Order(3, 3, 1).places(equal)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void takesAndPutsBackWhatFits() {
        var order = new SelectionOp.Order(2, 3, 1);
        Shape all = order.outputShape(List.of(TOKENS));

        assertThat(all).isEqualTo(Shape.vector(7));
        assertThat(new SelectionOp.Take(3).outputShape(List.of(TOKENS, all))).isEqualTo(Shape.tokens(3, 4));
        assertThat(new SelectionOp.PutBack().outputShape(List.of(TOKENS, Shape.tokens(3, 4), all)))
                .isEqualTo(TOKENS);
        assertThat(order.macs(List.of(TOKENS))).isZero();
    }

    @Test
    void namesWhatDoesNotFit() {
        Shape all = Shape.vector(7);

        assertThatThrownBy(() -> new SelectionOp.Order(7, 7, 2))
                .hasMessage("window (2) must divide both sides of a grid of 7x7 tokens.");
        assertThatThrownBy(() -> new SelectionOp.Order(3, 3, 1).outputShape(List.of(TOKENS)))
                .hasMessage("an order of 3x3 tokens takes these and a class token, not (7x4).");
        assertThatThrownBy(() -> new SelectionOp.Take(8).outputShape(List.of(TOKENS, all)))
                .hasMessage("take (8) must be from 1 to all of (7x4).");
        assertThatThrownBy(() -> new SelectionOp.Take(3).outputShape(List.of(TOKENS, Shape.vector(3))))
                .hasMessage("take needs an order of all of (7x4), not (3).");
        assertThatThrownBy(() -> new SelectionOp.PutBack().outputShape(List.of(TOKENS, Shape.tokens(8, 4), all)))
                .hasMessage("put-back cannot put (8x4) into (7x4).");
    }
}
