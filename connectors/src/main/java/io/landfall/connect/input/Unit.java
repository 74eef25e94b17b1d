package io.landfall.connect.input;

import io.landfall.connect.map.Mapped;

/**
 * One unit of input and what became of it.
 *
 * @param file as the user gave it; for a file within a folder, the folder as given and the way from there
 * @param line its first line, from 1; a payload that is a file of its own has 1
 * @param raw the original bytes without the end of the line; of what is {@code TOO_LONG}, the beginning
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
public record Unit(String file, long line, byte[] raw, Mapped mapped) {}
