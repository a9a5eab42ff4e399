package io.github.weft.supernet;

import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How likely each choice is drawn, by the gradients that its weights had in the last epoch. Genes that offer the same choices share one vector, and
 * the weights of a choice are those named after its gene on the path: for cells, kernel, scale and shift of an edge's convolution in every cell. Genes
 * whose choices are slices of one weight have none of their own and are drawn uniformly.
 */
final class PathImportance {

    private final List<Gene> genes;
    private final List<String> owners;
    private final int[] listOf;
    private final int[] starts;
    private final List<String> names = new ArrayList<>();
    private final List<Chances> chances = new ArrayList<>();
    private final double[] norms;
    private final double[] inEpoch;
    private final double[] inAll;

    PathImportance(SearchSpace space, Setting setting) {
        genes = space.genes();
        owners = genes.stream()
                .map(Gene::name)
                .map(gene -> owns(space, setting, gene) ? "." + gene + "." : "")
                .toList();
        List<List<String>> lists = genes.stream().map(Gene::choices).distinct().toList();
        listOf = genes.stream().mapToInt(gene -> lists.indexOf(gene.choices())).toArray();
        starts = new int[lists.size()];
        for (int list = 0; list < lists.size(); list++) {
            int its = list;
            starts[list] = names.size();
            String first = genes.stream()
                    .filter(gene -> gene.choices().equals(lists.get(its)))
                    .findFirst()
                    .map(Gene::name)
                    .orElseThrow();
            lists.get(list).forEach(choice -> names.add(lists.size() == 1 ? choice : first + ":" + choice));
            chances.add(Chances.uniform(lists.get(list).size()));
        }
        norms = new double[names.size()];
        inEpoch = new double[names.size()];
        inAll = new double[names.size()];
    }

    /** Whether weights are named after a gene, and whatever is chosen there uses all of them or nothing. */
    private static boolean owns(SearchSpace space, Setting setting, String name) {
        int gene = space.genes().stream().map(Gene::name).toList().indexOf(name);
        List<Param> named = space.covering().stream()
                .flatMap(genome -> IntStream.range(0, space.genes().get(gene).cardinality())
                        .mapToObj(allele -> genome.with(gene, allele)))
                .flatMap(genome -> space.decode(genome, setting).params().stream())
                .filter(param -> ("." + param.name()).contains("." + name + "."))
                .toList();
        return !named.isEmpty() && named.stream().allMatch(Param::isWhole);
    }

    /** Whether any gene has choices with weights of their own. */
    boolean applies() {
        return owners.stream().anyMatch(owner -> !owner.isEmpty());
    }

    /** The gene that owns a weight, or -1. */
    private int owner(Param param) {
        String name = "." + param.name();
        return IntStream.range(0, genes.size())
                .filter(gene -> !owners.get(gene).isEmpty() && name.contains(owners.get(gene)))
                .findFirst()
                .orElse(-1);
    }

    private int place(int gene, int allele) {
        return starts[listOf[gene]] + allele;
    }

    Genome drawn(RandomGenerator random) {
        return new Genome(Arrays.stream(listOf)
                .mapToObj(list -> chances.get(list).draw(random))
                .toList());
    }

    /** The chance of a genome under uniform draws over that under these. */
    double correction(Genome genome) {
        return IntStream.range(0, genes.size())
                .mapToDouble(gene -> chances.get(listOf[gene]).correction(genome.allele(gene)))
                .reduce(1, (one, other) -> one * other);
    }

    void count(Genome genome) {
        for (int gene = 0; gene < genes.size(); gene++) {
            inEpoch[place(gene, genome.allele(gene))]++;
            inAll[place(gene, genome.allele(gene))]++;
        }
    }

    /** Hears the gradient norms of a path: {@code P <- (P + n) / 2} for every choice on it whose weights have any. */
    void learn(Genome genome, Network network, ToDoubleFunction<String> gradientNorm) {
        var sums = new double[names.size()];
        for (Param param : network.params()) {
            int gene = owner(param);
            if (gene >= 0) {
                sums[place(gene, genome.allele(gene))] += gradientNorm.applyAsDouble(param.name());
            }
        }
        var times = new int[names.size()];
        for (int gene = 0; gene < genes.size(); gene++) {
            times[place(gene, genome.allele(gene))]++;
        }
        for (int place = 0; place < sums.length; place++) {
            if (sums[place] > 0) {
                norms[place] = (norms[place] + sums[place] / times[place]) / 2;
            }
        }
    }

    /** The next epoch begins. */
    void turn(double share) {
        for (int list = 0; list < starts.length; list++) {
            int size = chances.get(list).size();
            chances.set(list, Chances.mixed(Arrays.copyOfRange(norms, starts[list], starts[list] + size), share));
        }
        Arrays.fill(norms, 0);
        Arrays.fill(inEpoch, 0);
    }

    List<Drawn.Choice> drawn() {
        double[] each = chances.stream()
                .flatMapToDouble(list -> Arrays.stream(list.all()))
                .toArray();
        return IntStream.range(0, each.length)
                .mapToObj(i -> new Drawn.Choice(names.get(i), (long) inEpoch[i], (long) inAll[i], each[i]))
                .toList();
    }

    String state() {
        double[] each = chances.stream()
                .flatMapToDouble(list -> Arrays.stream(list.all()))
                .toArray();
        return String.join(" ", Tokens.of(each), Tokens.of(norms), Tokens.of(inEpoch), Tokens.of(inAll));
    }

    void restore(Tokens tokens) {
        double[] each = tokens.numbers(names.size());
        for (int list = 0; list < starts.length; list++) {
            int size = chances.get(list).size();
            chances.set(list, Chances.restored(Arrays.copyOfRange(each, starts[list], starts[list] + size)));
        }
        for (double[] target : List.of(norms, inEpoch, inAll)) {
            System.arraycopy(tokens.numbers(names.size()), 0, target, 0, target.length);
        }
    }
}
