package io.landfall.topology;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way out of a stage.
 *
 * @param value absent: a tombstone
 */
record Emission(Channel channel, @Nullable SpecificRecord value) {}
