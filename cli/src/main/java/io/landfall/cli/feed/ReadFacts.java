package io.landfall.cli.feed;

import io.landfall.event.Facts;
import io.landfall.schema.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/**
 * What was read.
 *
 * @param asOf nothing after it is among the facts
 * @param facts in the order of the files, those of the policy and catalogue files first
 * @param events distinct facts of the inputs; catalogue, policies, progress and derived facts are not among them
 * @param fromInputs whether any fact comes from the inputs themselves
 * @param later how many facts were left out since they come after as-of
 * @param deadLetters what could not be understood, by file and line
 * @param skipped what was left out on purpose, by reason
 */
public record ReadFacts(
        Instant asOf,
        List<SpecificRecord> facts,
        long events,
        boolean fromInputs,
        long later,
        List<DeadLetter> deadLetters,
        SortedMap<String, Long> skipped) {

    /** Everybody who said something. */
    public SortedSet<String> sources() {
        SortedSet<String> sources = new TreeSet<>();
        facts.forEach(fact -> sources.add(Facts.source(fact)));
        return sources;
    }
}
