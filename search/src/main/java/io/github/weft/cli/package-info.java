/**
 * The command line: {@link io.github.weft.cli.Weft} and one class a command. Results go to standard output, progress and logs to
 * standard error, and no other package touches either.
 */
@NullMarked
package io.github.weft.cli;

import org.jspecify.annotations.NullMarked;
