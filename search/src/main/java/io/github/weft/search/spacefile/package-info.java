/**
 * Spaces in files: {@link io.github.weft.search.spacefile.SpaceFile} reads YAML into a blueprint of a space, and what cannot be read ends as
 * one message with the file and the line.
 */
@NullMarked
package io.github.weft.search.spacefile;

import org.jspecify.annotations.NullMarked;
