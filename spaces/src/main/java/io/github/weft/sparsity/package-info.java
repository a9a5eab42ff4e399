/**
 * Networks with few connections, as data: how many weights of each kernel there are, which ones at first, and how they move while the
 * network is trained. A {@link io.github.weft.sparsity.SparsityPlan} says so for one candidate; no tensors here.
 */
@NullMarked
package io.github.weft.sparsity;

import org.jspecify.annotations.NullMarked;
