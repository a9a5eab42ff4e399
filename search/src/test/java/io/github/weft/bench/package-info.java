/** Programs that measure and print; none is a test. The README of the module says how to run them. */
@NullMarked
package io.github.weft.bench;

import org.jspecify.annotations.NullMarked;
