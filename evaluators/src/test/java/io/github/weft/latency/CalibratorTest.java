package io.github.weft.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibratorTest {

    private static final SearchSpace MOBILE = Spaces.named("mobile");
    private static final Setting SETTING = MOBILE.setting(Shape.image(1, 28, 28), 10);

    @ParameterizedTest
    @CsvSource({"mobile, 0", "mobile, .5", "nb201, 0", "nb201, .5", "vit-mini-v2, .3"})
    void trueCostsArePredictedAlsoOnABusyDevice(String name, double busy) {
        SearchSpace space = Spaces.named(name);
        Setting setting = space.setting(Shape.image(1, 28, 28), 10);
        List<Genome> genomes = genomes(space, setting, 70);
        List<Genome> unseen = genomes.subList(50, 70);

        Calibration calibration = calibrated(space, setting, busy, 400, genomes);

        assertThat(calibration.error().networks()).isEqualTo(20);
        assertThat(calibration.error().spearman()).isGreaterThan(.97);
        assertThat(calibration.error().median()).isLessThan(.04);
        for (Genome genome : unseen) {
            Network network = space.decode(genome, setting);
            assertThat(calibration.predict(network))
                    .as(space.format(genome))
                    .isCloseTo(nanos(network) / 1e6, within(.15 * nanos(network) / 1e6));
        }
    }

    @Test
    void whatWasNotTimedFollowsARule() {
        Calibration calibration = calibrated(MOBILE, SETTING, 0, 60, genomes(MOBILE, SETTING, 70));

        assertThat(calibration.times()).hasSize(60);
        assertThat(calibration.rules()).containsKeys("all", "pointwise", "depthwise");
        assertThat(calibration.error().spearman()).isGreaterThan(.9);
        assertThat(calibration.error().median()).isLessThan(.15);
    }

    @Test
    void theSameTimingsGiveTheSameCalibration() {
        List<Genome> genomes = genomes(MOBILE, SETTING, 30);

        assertThat(calibrated(MOBILE, SETTING, .3, 50, genomes))
                .isEqualTo(calibrated(MOBILE, SETTING, .3, 50, genomes));
    }

    @Test
    void aDeviceThatHasBecomeSlowerHasDrifted() {
        Calibration calibration = calibrated(MOBILE, SETTING, 0, 100, genomes(MOBILE, SETTING, 30));
        var same = new FakeDevice(CalibratorTest::nanos, 0, 2);
        var slower = new FakeDevice(network -> 1.3 * nanos(network), 0, 2);

        assertThat(Drift.of(calibration, MOBILE, SETTING, same, same).factor()).isCloseTo(1, within(.03));
        assertThat(Drift.of(calibration, MOBILE, SETTING, slower, slower).factor())
                .isCloseTo(1.3, within(.04));
        assertThat(Drift.of(calibration, MOBILE, SETTING, slower, slower).isLarge())
                .isTrue();
    }

    @Test
    void aCalibrationIsOfOneSpaceInOneSetting() {
        Calibration calibration = calibrated(MOBILE, SETTING, 0, 50, genomes(MOBILE, SETTING, 12));
        SearchSpace other = Spaces.named("nb201");

        assertThat(calibration.checked(MOBILE, SETTING)).isEqualTo(calibration);
        assertThatThrownBy(() -> calibration.checked(other, other.setting(Shape.image(1, 28, 28), 10)))
                .hasMessageContaining("its space is (mobile), not (nb201)");
        assertThatThrownBy(() -> calibration.checked(MOBILE, MOBILE.setting(Shape.image(3, 32, 32), 10)))
                .hasMessageContaining("its setting is (input 1x28x28");
    }

    private static Calibration calibrated(
            SearchSpace space, Setting setting, double busy, int parts, List<Genome> genomes) {
        var device = new FakeDevice(CalibratorTest::nanos, busy, 1);
        int known = genomes.size() * 5 / 7;
        return new Calibrator(device, device, space, setting, new Calibrator.Plan(3, parts, 0))
                .calibrate(
                        genomes.subList(0, known),
                        genomes.subList(known, genomes.size()),
                        "2026-01-01T00:00:00Z",
                        (done, total) -> {});
    }

    /** Calling costs 6 microseconds; a unit costs by its kind, less where it follows another. */
    private static double nanos(Network network) {
        double nanos = 6_000;
        for (Unit unit : Unit.of(network)) {
            double perMac = unit.kind().equals("depthwise") ? .3 : unit.kind().equals("pointwise") ? .04 : .03;
            nanos += 1_200 + perMac * unit.macs() + .06 * unit.bytes() + .02 * unit.weights();
        }
        return nanos;
    }

    private static List<Genome> genomes(SearchSpace space, Setting setting, int count) {
        var random = Seeds.generator(0, "test");
        var genomes = new LinkedHashSet<Genome>();
        while (genomes.size() < count) {
            Genome genome = space.canonical(Variation.random(space, random));
            if (space.objection(genome, setting).isEmpty()) {
                genomes.add(genome);
            }
        }
        return new ArrayList<>(genomes);
    }
}
