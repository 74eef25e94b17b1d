/** What the gateway has to know of the catalogue. */
@org.jspecify.annotations.NullMarked
package io.landfall.cli.gateway;
