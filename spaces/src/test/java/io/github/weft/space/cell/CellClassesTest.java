package io.github.weft.space.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.space.Genome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellClassesTest {

    static final int CODINGS = 15_625;

    /** The coding of a number, the first gene most significant. */
    static Genome genome(int coding) {
        int[] alleles = new int[6];
        for (int gene = 5, rest = coding; gene >= 0; gene--, rest /= 5) {
            alleles[gene] = rest % 5;
        }
        return Genome.of(alleles);
    }

    @Test
    void countsTheDifferentNetworks() {
        Set<Genome> representatives = new HashSet<>();
        for (int coding = 0; coding < CODINGS; coding++) {
            representatives.add(CellClasses.table().representative(genome(coding)));
        }

        assertThat(representatives).hasSize(5_260);
        assertThat(CellClasses.table().count()).isEqualTo(5_260);
    }

    @Test
    void takesTheFirstCodingOfEachSignature() {
        Map<String, Genome> first = new HashMap<>();
        for (int coding = 0; coding < CODINGS; coding++) {
            Genome genome = genome(coding);
            Genome expected = first.computeIfAbsent(LiveCell.of(genome).signature(), signature -> genome);
            assertThat(CellClasses.table().representative(genome)).isEqualTo(expected);
        }
    }

    @Test
    void standsForItself() {
        for (int coding = 0; coding < CODINGS; coding++) {
            Genome representative = CellClasses.table().representative(genome(coding));
            assertThat(CellClasses.table().representative(representative)).isEqualTo(representative);
        }
    }

    @Test
    void knowsWhichEdgesMatter() {
        Genome deadEnd = Genome.of(0, 0, 0, 1, 0, 0);

        assertThat(CellClasses.table().matters(deadEnd, 0)).isFalse();
        assertThat(CellClasses.table().matters(deadEnd, 4)).isFalse();
        assertThat(CellClasses.table().matters(deadEnd, 3)).isTrue();
        assertThat(CellClasses.table().matters(deadEnd.with(0, 1), 4)).isTrue();
    }
}
