/**
 * What others have measured: a {@link io.github.weft.search.table.ArchitectureTable} says how good networks of a space turned out, and
 * {@link io.github.weft.search.table.Tables} knows where such tables lie.
 */
@NullMarked
package io.github.weft.search.table;

import org.jspecify.annotations.NullMarked;
