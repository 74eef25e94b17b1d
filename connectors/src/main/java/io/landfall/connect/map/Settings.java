package io.landfall.connect.map;

import java.util.function.Predicate;

/**
 * What the surroundings give to every mapper.
 *
 * @param claimed whether a feature of the catalogue claims a signal
 * @param pseudonyms hashes actors
 */
public record Settings(Predicate<String> claimed, Pseudonyms pseudonyms) {
    public static final Settings DEFAULT = new Settings(signal -> false, Pseudonyms.DEFAULT);

    public Settings claimed(Predicate<String> other) {
        return new Settings(other, pseudonyms);
    }
}
