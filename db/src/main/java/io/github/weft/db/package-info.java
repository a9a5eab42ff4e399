/**
 * Where facts are kept: start at {@link io.github.weft.db.RunStore}.
 *
 * <p>A store is a folder that one process owns at a time. What a method of the store has returned from is on disk.
 */
@NullMarked
package io.github.weft.db;

import org.jspecify.annotations.NullMarked;
