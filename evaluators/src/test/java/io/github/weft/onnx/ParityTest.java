package io.github.weft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ParityTest {

    private static final float[] TWO = {1, 3, 2, -20, 5, 4};
    private static final int[] LABELS = {1, 2};

    @Test
    void countsWhatIsRightAndHowFarLogitsAreApart() {
        Parity parity = Parity.none().and(TWO, new float[] {1, 3.001f, 2, -20, 5, 4}, LABELS);

        assertThat(parity.difference()).isEqualTo(.001, within(1e-6));
        assertThat(parity.largest()).isEqualTo(20);
        assertThat(parity.ratio()).isEqualTo(.001 / (1e-4 * 20), within(1e-3));
        assertThat(parity.accuracy()).isEqualTo(50);
        assertThat(parity.exportedAccuracy()).isEqualTo(50);
        assertThat(parity.objection()).isEmpty();
    }

    @Test
    void objectsToLogitsThatAreFurtherApartThanAllowed() {
        Parity parity = Parity.none().and(TWO, new float[] {1, 3.01f, 2, -20, 5, 4}, LABELS);

        assertThat(parity.objection()).hasValue("logits differ by up to 1.00e-02, and 2.00e-03 is allowed");
        assertThat(Parity.none()
                        .and(TWO, new float[] {1, Float.NaN, 2, -20, 5, 4}, LABELS)
                        .objection())
                .hasValueSatisfying(text -> assertThat(text).contains("Infinity"));
        assertThat(Parity.none().objection()).hasValue("it was tried on no sample");
    }

    @Test
    void aCloseCallMayGoEitherWayUnlessItCostsAccuracy() {
        float[] close = {1, 1.0001f};
        float[] clear = {1, 1.0003f};
        float[] turned = {1.00035f, 1.0003f};

        Parity either = Parity.none().and(close, turned, new int[] {7});
        assertThat(either.close()).isEqualTo(1);
        assertThat(either.ratio()).isGreaterThan(1);

        float[] wide = {100, 100.0001f, 0};
        Parity allowed = Parity.none().and(wide, new float[] {100.0001f, 100, 0}, new int[] {2});
        assertThat(allowed.close()).isEqualTo(1);
        assertThat(allowed.objection()).isEmpty();
        assertThat(Parity.none()
                        .and(wide, new float[] {100.0001f, 100, 0}, new int[] {1})
                        .objection())
                .hasValue("0 of 1 samples are classified rightly, not 1");

        float[] large = {100, 100.001f, 0};
        Parity other = Parity.none().and(large, new float[] {100.001f, 100, 0}, new int[] {2});
        assertThat(other.otherwise()).isEqualTo(1);
        assertThat(other.objection()).hasValue("1 of 1 samples get another class");
        assertThat(Parity.none().and(clear, turned, new int[] {0}).otherwise()).isEqualTo(1);
    }

    @Test
    void oneLogitIsItsOwnClass() {
        assertThat(Parity.none()
                        .and(new float[] {3}, new float[] {3}, new int[] {0})
                        .objection())
                .isEmpty();
    }
}
