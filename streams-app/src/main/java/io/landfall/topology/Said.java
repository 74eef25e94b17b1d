package io.landfall.topology;

import org.apache.avro.specific.SpecificRecord;

/**
 * Something that the facts say of a subject, as one of its outputs.
 *
 * @param key key of the record
 * @param row row that it is in the receiver's timeline; empty on topics of state
 */
record Said(Channel channel, String key, String row, SpecificRecord value) {

    static Said of(Channel channel, String key, SpecificRecord value) {
        return new Said(channel, key, "", value);
    }

    /** Name of the output within its subject. */
    String output() {
        return channel.name() + ':' + key.length() + ':' + key + ':' + row;
    }
}
