package io.landfall.connect.map;

import com.fasterxml.jackson.databind.JsonNode;

/** Maps one payload; stateless. */
@FunctionalInterface
public interface PayloadMapper {
    /**
     * @param folder name of the folder that holds the file, or empty; a hint at the kind of event
     * @param file name of the file, or empty; a hint at the kind of event
     */
    Mapped map(JsonNode payload, String folder, String file);
}
