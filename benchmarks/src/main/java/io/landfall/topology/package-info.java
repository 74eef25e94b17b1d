/** Tasks of the real stages, driven by hand. In this package since the stages are nobody else's business. */
@NullMarked
package io.landfall.topology;

import org.jspecify.annotations.NullMarked;
