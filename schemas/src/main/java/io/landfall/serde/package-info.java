/** How records become bytes: on topics by the schema registry, in state by Avro's single-object encoding. */
@NullMarked
package io.landfall.serde;

import org.jspecify.annotations.NullMarked;
