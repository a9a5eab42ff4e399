/**
 * What a user can ask of a search. {@link io.github.weft.search.config.Keys} lists every key once; the command line, the configuration
 * file, the reference file and the run's identity are all read off that list.
 */
@NullMarked
package io.github.weft.search.config;

import org.jspecify.annotations.NullMarked;
