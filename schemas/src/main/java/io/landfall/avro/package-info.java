/** What Avro must be told about the generated classes. */
@NullMarked
package io.landfall.avro;

import org.jspecify.annotations.NullMarked;
