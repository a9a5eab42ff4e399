/**
 * What others have measured: a {@link io.github.weft.search.table.ArchitectureTable} says how good networks of a space turned out,
 * {@link io.github.weft.search.table.Tables} knows where such tables lie, and {@link io.github.weft.search.table.Truth} is what a search that
 * trains nothing asks.
 */
@NullMarked
package io.github.weft.search.table;

import org.jspecify.annotations.NullMarked;
