/** History through the real pipeline on a broker of its own, and what came out of it. */
@NullMarked
package io.landfall.cli.replay;

import org.jspecify.annotations.NullMarked;
