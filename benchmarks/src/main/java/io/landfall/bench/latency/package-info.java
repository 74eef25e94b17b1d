/** How long it takes until a use is noticed. */
@NullMarked
package io.landfall.bench.latency;

import org.jspecify.annotations.NullMarked;
