/**
 * Where facts are kept: start at {@link io.github.weft.db.RunStore}; {@link io.github.weft.db.H2RunStore} opens one.
 *
 * <p>A store is a folder that one process owns at a time and others may read meanwhile. What a method of the store has returned from is on
 * disk.
 */
@NullMarked
package io.github.weft.db;

import org.jspecify.annotations.NullMarked;
