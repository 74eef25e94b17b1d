/** Pure mappers from lines, records and payloads to canonical facts, and the maps that steer them. */
@NullMarked
package io.landfall.connect.map;

import org.jspecify.annotations.NullMarked;
