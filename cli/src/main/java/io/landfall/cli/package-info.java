/** The commands. */
@NullMarked
package io.landfall.cli;

import org.jspecify.annotations.NullMarked;
