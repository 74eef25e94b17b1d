package io.landfall.cli.unmapped;

import io.landfall.schema.Feature;
import io.landfall.schema.Unmapped;
import io.landfall.schema.UnmappedReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The feature that was most likely meant by what leads nowhere: of the names of the catalogue that share words with it, the most alike,
 * where that is alike enough.
 */
public final class Suggestions implements AutoCloseable {

    /** About half of one name within the other. Below it, more is wrong than right. */
    private static final double ALIKE = 0.6;

    private static final double COMMON = 0.1;

    /** In fewer letters than these, another one makes another word; from so many on, two letters are a slip. */
    private static final int SHORTEST = 4;

    private static final int LONG = 6;

    private final NameIndex names;

    /** @param catalogue what is in force */
    public Suggestions(Collection<Feature> catalogue) {
        try {
            names = new NameIndex(catalogue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key of the feature that may be meant; empty where nothing is alike enough, or a feature is not what is sought. */
    public Optional<String> of(Unmapped unmapped) {
        String reference = unmapped.getReference();
        try {
            if (unmapped.getReason() == UnmappedReason.UNCLAIMED_SIGNAL) {
                return Optional.ofNullable(alike(reference));
            } else if (unmapped.getReason() == UnmappedReason.UNKNOWN_FEATURE) {
                Optional<String> mistyped = mistyped(reference);
                return mistyped.isPresent() ? mistyped : Optional.ofNullable(alike(reference));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String alike(String reference) throws IOException {
        List<String> words = Words.of(reference);
        double best = 0;
        String found = null;
        for (NameIndex.Name candidate : names.sharing(words)) {
            double alike = Resemblance.of(words, Words.of(candidate.name()), this::weight);
            boolean sameButFirst =
                    alike == best && found != null && candidate.feature().compareTo(found) < 0;
            if (alike > best || sameButFirst) {
                best = alike;
                found = candidate.feature();
            }
        }
        return best >= ALIKE ? found : null;
    }

    private Optional<String> mistyped(String reference) throws IOException {
        if (reference.length() < SHORTEST) {
            return Optional.empty();
        }
        return names.near(reference, reference.length() < LONG ? 1 : 2).stream()
                .map(NameIndex.Name::feature)
                .findFirst();
    }

    /** A word that many names bear tells little of which is meant. */
    private double weight(String word) {
        if (Words.isCommon(word)) {
            return COMMON;
        }
        try {
            return Resemblance.TELLING + Math.log10((names.size() + 1.0) / (names.having(word) + 1.0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            names.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
