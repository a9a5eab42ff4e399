package io.github.weft.trust;

import java.util.Optional;

/**
 * How far a score agrees with the truth over all networks, those among them for which it failed placed by {@link Fallback}.
 *
 * @param spearman Spearman's rho; empty where one side is constant
 * @param kendall Kendall's tau-b
 */
public record Imputed(Optional<Estimate> spearman, Optional<Estimate> kendall) {}
