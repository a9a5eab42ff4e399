/**
 * What makes a run the run it is: its {@link io.github.weft.run.Run} row, its seeds and the digests that name things; and
 * {@link io.github.weft.run.Names}, the answer to a name that nobody knows.
 */
@NullMarked
package io.github.weft.run;

import org.jspecify.annotations.NullMarked;
