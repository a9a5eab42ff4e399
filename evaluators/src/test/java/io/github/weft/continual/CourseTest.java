package io.github.weft.continual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {

    /** The first task was best after the second, at 95, and ends at 70; the second falls from 90 to 85: (25 + 5) / 2. */
    @Test
    void forgettingIsWhatIsLostOfTheBest() {
        var course = new Course(
                List.of(List.of(92.0), List.of(95.0, 90.0), List.of(70.0, 85.0, 99.0)),
                List.of(.1, .2, .3),
                List.of(0.0, .1, .2));

        assertThat(course.forgetting()).isCloseTo(15, within(1e-12));
        assertThat(course.learnt()).containsExactly(92.0, 90.0, 99.0);
        assertThat(course.mean(1)).isEqualTo(92.5);
        assertThat(course.mean()).isCloseTo((70 + 85 + 99) / 3.0, within(1e-12));
    }

    @Test
    void theLastTaskIsNotForgotten() {
        assertThat(new Course(List.of(List.of(80.0)), List.of(.1), List.of(0.0)).forgetting())
                .isZero();
    }

    @Test
    void rowsGrowByOne() {
        assertThatThrownBy(() -> new Course(List.of(List.of(1.0, 2.0)), List.of(), List.of()))
                .hasMessageStartingWith("accuracy ([[1.0, 2.0]]) must have one number after the first task");
    }
}
