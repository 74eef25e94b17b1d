/** What comes in by HTTP, beside a producer. */
@org.jspecify.annotations.NullMarked
package io.landfall.bench.gateway;
