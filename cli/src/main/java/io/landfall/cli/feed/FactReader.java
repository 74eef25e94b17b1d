package io.landfall.cli.feed;

import io.landfall.cli.CommandException;
import io.landfall.connect.input.Inputs;
import io.landfall.connect.input.Tally;
import io.landfall.connect.input.Unit;
import io.landfall.connect.input.UnitSink;
import io.landfall.connect.map.Format;
import io.landfall.connect.map.Mapped;
import io.landfall.connect.map.Settings;
import io.landfall.domain.feature.SignalMatcher;
import io.landfall.event.BadFactException;
import io.landfall.event.Facts;
import io.landfall.event.YamlFacts;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Progress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads inputs whole into memory: as-of may depend on the last line, and facts are fed in any order. */
public final class FactReader {

    private record Identity(String type, String source, String id) {}

    /** A line may hold several that were refused. */
    private record Place(String file, long line, ByteBuffer raw) {}

    private final InputRequest request;
    private final Instant now;
    private final Meter meter;
    private final List<SpecificRecord> given = new ArrayList<>();
    private final List<SpecificRecord> facts = new ArrayList<>();
    private final BitSet derived = new BitSet();
    private final Map<Place, DeadLetter> deadLetters = new TreeMap<>(
            Comparator.comparing(Place::file).thenComparing(Place::line).thenComparing(Place::raw));
    private final Tally tally = new Tally();
    private final List<Format> formats = new ArrayList<>();
    private long total;
    private long bytes;

    private FactReader(InputRequest request, Instant now, Meter meter) {
        this.request = request;
        this.now = now;
        this.meter = meter;
    }

    /** Looks at all that can be told without reading the inputs through; a {@link CommandException} or the like where it is wrong. */
    public static FactReader open(InputRequest request, Instant now, Meter meter) {
        FactReader reader = new FactReader(request, now, meter);
        reader.given();
        reader.prepare();
        return reader;
    }

    /** Reads them through. */
    public ReadFacts read() {
        meter.phase("reading", "B", total);
        for (int i = 0; i < formats.size(); i++) {
            tally.add(Inputs.read(request.inputs().get(i).path(), formats.get(i), new Sink()));
        }
        meter.close();
        return finish(request.asOf());
    }

    private void given() {
        try {
            if (request.policy() != null) {
                given.addAll(YamlFacts.policies(request.policy()));
            }
            if (request.catalogue() != null) {
                given.addAll(YamlFacts.features(request.catalogue()));
            }
        } catch (BadFactException e) {
            throw new CommandException(String.valueOf(e.getMessage()), "correct the file", e);
        }
    }

    private void prepare() {
        SignalMatcher claims = claims();
        Settings settings =
                Settings.DEFAULT.claimed(signal -> !claims.match(signal).isEmpty());
        for (InputSpec input : request.inputs()) {
            Format format = input.open(settings);
            total += Inputs.size(input.path(), format);
            formats.add(format);
        }
    }

    private SignalMatcher claims() {
        SignalMatcher claims = new SignalMatcher();
        for (SpecificRecord fact : given) {
            if (fact instanceof Feature feature && feature.getSignals() != null) {
                feature.getSignals().forEach(claims::add);
            }
        }
        return claims;
    }

    private final class Sink implements UnitSink {
        @Override
        public void accept(Unit unit) {
            if (unit.mapped() instanceof Mapped.Facts some) {
                facts.addAll(some.facts());
                derived.set(facts.size(), facts.size() + some.derived().size());
                facts.addAll(some.derived());
            } else if (unit.mapped() instanceof Mapped.Rejected bad) {
                deadLetters.putIfAbsent(
                        new Place(unit.file(), unit.line(), ByteBuffer.wrap(unit.raw())), deadLetter(unit, bad));
            }
        }

        @Override
        public void read(long more) {
            bytes += more;
            meter.reached(bytes);
        }
    }

    private static DeadLetter deadLetter(Unit unit, Mapped.Rejected bad) {
        return DeadLetter.newBuilder()
                .setReason(bad.reason())
                .setMessage(bad.message())
                .setRaw(ByteBuffer.wrap(unit.raw()))
                .setFile(unit.file())
                .setLine(unit.line())
                .build();
    }

    private ReadFacts finish(@Nullable Instant wanted) {
        Instant asOf = wanted == null ? lastUntil(now) : wanted;
        List<SpecificRecord> read = new ArrayList<>(given);
        Set<Identity> events = new HashSet<>();
        for (int i = 0; i < facts.size(); i++) {
            SpecificRecord fact = facts.get(i);
            if (!Facts.occurredAt(fact).isAfter(asOf)) {
                read.add(until(asOf, fact));
                if (!derived.get(i) && isEvent(fact)) {
                    events.add(new Identity(Facts.type(fact), Facts.source(fact), Facts.id(fact)));
                }
            }
        }
        int kept = read.size() - given.size();
        SortedMap<String, Long> skipped = new TreeMap<>(tally.skipped());
        return new ReadFacts(
                asOf,
                List.copyOf(read),
                events.size(),
                kept > 0,
                facts.size() - (long) kept,
                List.copyOf(deadLetters.values()),
                skipped);
    }

    private Instant lastUntil(Instant limit) {
        return facts.stream()
                .map(Facts::occurredAt)
                .filter(at -> !at.isAfter(limit))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static boolean isEvent(SpecificRecord fact) {
        return !(fact instanceof Feature || fact instanceof Policy || fact instanceof Progress);
    }

    /** The clock ends at as-of, whatever a source declares. */
    private static SpecificRecord until(Instant asOf, SpecificRecord fact) {
        return fact instanceof Progress progress && progress.getThrough().isAfter(asOf)
                ? Progress.newBuilder(progress).setThrough(asOf).build()
                : fact;
    }
}
