package io.github.weft.db;

import java.util.List;

/**
 * One place in an ordered population.
 *
 * @param genome canonical text
 * @param alleles the coding the strategy holds, as text of the space
 * @param birth the step it was born in
 * @param fitness one number per objective, all to be maximised
 */
public record Member(String genome, String alleles, long birth, List<Double> fitness) {

    public Member {
        fitness = List.copyOf(fitness);
    }
}
