package io.landfall.oracle;

import java.time.Instant;

/**
 * A held stretch: a condition holds from an instant up to, not including, that of the fact that ends it.
 *
 * @param start since when
 * @param end the fact that ended it and its cause; {@code null} while it goes on
 */
record Span(Instant start, Answer end) {}
