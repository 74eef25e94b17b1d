package io.landfall.usage;

import io.landfall.domain.fact.Hours;
import io.landfall.schema.Usage;
import io.landfall.schema.internal.FactOrder;
import io.landfall.schema.internal.NamedUse;
import io.landfall.schema.internal.SketchedUses;
import io.landfall.schema.internal.UseRollup;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Usage of one source and signal, or of a feature that it named, in one hour: a set of facts that grows in any order. Below
 * {@link #EXACT} it knows each of them; from there on it counts them by sketches.
 */
public final class UseRoll {

    public static final int EXACT = 128;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final @Nullable String signal;
    private final @Nullable String feature;
    private final List<String> patterns;
    private final long hour;
    private final String source;
    private final long sourceDigest;
    private final NamedUses named = new NamedUses();
    private @Nullable ExactUses exact;
    private final @Nullable SketchedCell[] cells = new SketchedCell[Cells.COUNT];

    /** Of a signal or, where the sender named it, of a feature. */
    public UseRoll(@Nullable String signal, @Nullable String feature, long hour, String source) {
        this(signal, feature, List.of(), hour, source);
    }

    private UseRoll(
            @Nullable String signal, @Nullable String feature, List<String> patterns, long hour, String source) {
        this.signal = signal;
        this.feature = feature;
        this.patterns = patterns;
        this.hour = hour;
        this.source = source;
        sourceDigest = Digests.of(source);
        exact = new ExactUses(micros(Hours.start(hour)));
    }

    /** Of all signals that match just these patterns; of those that match none where there are none. */
    public static UseRoll matching(List<String> patterns, long hour, String source) {
        return new UseRoll(null, null, patterns, hour, source);
    }

    /** Of the same as another, and empty. */
    public static UseRoll like(UseRollup rollup) {
        return new UseRoll(
                rollup.getSignal(), rollup.getFeature(), rollup.getPatterns(), rollup.getHour(), rollup.getSource());
    }

    public static UseRoll of(UseRollup rollup) {
        UseRoll roll = like(rollup);
        roll.join(rollup);
        return roll;
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Takes a fact of this source, signal and hour. */
    public void add(Usage usage) {
        long id = Digests.of(usage.getId(), sourceDigest);
        long actor = usage.getActor() == null ? 0 : Digests.of(usage.getActor());
        int cell = Cells.of(usage);
        if (named.takes(usage.getOccurredAt())) {
            FactOrder at = new FactOrder(usage.getOccurredAt(), source, usage.getSequence(), usage.getId());
            named.add(new NamedUse(id, at, cell, usage.getCount(), actor));
        }
        add(id, micros(usage.getOccurredAt()), usage.getCount(), actor, cell);
    }

    private void add(long id, long at, long count, long actor, int cell) {
        ExactUses few = exact;
        if (few == null) {
            cell(cell).add(id, at, count, actor);
            return;
        }
        few.add(id, at, count, actor, cell);
        if (few.size() >= EXACT) {
            sketch(few);
        }
    }

    private void sketch(ExactUses few) {
        exact = null;
        for (int i = 0; i < few.size(); i++) {
            cell(few.cell(i)).add(few.id(i), few.at(i), few.count(i), few.actor(i));
        }
    }

    private SketchedCell cell(int number) {
        SketchedCell cell = cells[number];
        if (cell == null) {
            cell = new SketchedCell(number);
            cells[number] = cell;
        }
        return cell;
    }

    /** Takes all facts of another set of the same source, signal and hour. */
    public void join(UseRollup other) {
        other.getNamed().forEach(named::add);
        if (!other.getCells().isEmpty() && exact != null) {
            sketch(exact);
        }
        for (SketchedUses uses : other.getCells()) {
            cell(uses.getCell()).join(uses);
        }
        ExactUses few = new ExactUses(micros(Hours.start(hour)));
        few.unpack(other.getFacts());
        for (int i = 0; i < few.size(); i++) {
            add(few.id(i), few.at(i), few.count(i), few.actor(i), few.cell(i));
        }
    }

    public UseRollup toAvro() {
        List<SketchedUses> sketched = new ArrayList<>();
        for (SketchedCell cell : cells) {
            if (cell != null) {
                sketched.add(cell.toAvro());
            }
        }
        return new UseRollup(
                signal,
                feature,
                patterns,
                hour,
                source,
                List.copyOf(named.all()),
                exact == null ? NOTHING : exact.pack(),
                sketched);
    }

    public @Nullable String signal() {
        return signal;
    }

    public @Nullable String feature() {
        return feature;
    }

    public List<String> patterns() {
        return patterns;
    }

    public long hour() {
        return hour;
    }

    public String source() {
        return source;
    }

    /** How many facts there are. */
    public long facts() {
        if (exact != null) {
            return exact.size();
        }
        long facts = 0;
        for (SketchedCell cell : cells) {
            facts += cell == null ? 0 : cell.facts();
        }
        return facts;
    }

    public Instant first() {
        long first = Long.MAX_VALUE;
        for (int i = 0; exact != null && i < exact.size(); i++) {
            first = Math.min(first, exact.at(i));
        }
        for (SketchedCell cell : cells) {
            first = cell == null ? first : Math.min(first, cell.first());
        }
        return first == Long.MAX_VALUE ? Hours.start(hour) : instant(first);
    }

    public Instant last() {
        long last = Long.MIN_VALUE;
        for (int i = 0; exact != null && i < exact.size(); i++) {
            last = Math.max(last, exact.at(i));
        }
        for (SketchedCell cell : cells) {
            last = cell == null ? last : Math.max(last, cell.last());
        }
        return last == Long.MIN_VALUE ? Hours.start(hour) : instant(last);
    }

    /** What each cell holds, by number of the cell. */
    List<UseTotals> totals() {
        UseTotals[] totals = new UseTotals[Cells.COUNT];
        ExactUses few = exact;
        for (int i = 0; few != null && i < few.size(); i++) {
            UseTotals of = totals[few.cell(i)];
            if (of == null) {
                of = new UseTotals(few.cell(i));
                totals[few.cell(i)] = of;
            }
            FactOrder name = name(few.id(i));
            if (name != null) {
                of.add(name, few.count(i), few.actor(i));
            } else {
                of.add(few.at(i), few.count(i), few.actor(i));
            }
        }
        for (SketchedCell cell : cells) {
            if (cell != null) {
                totals[cell.cell()] = sketched(cell);
            }
        }
        List<UseTotals> all = new ArrayList<>();
        for (UseTotals of : totals) {
            if (of != null) {
                all.add(of);
            }
        }
        return all;
    }

    private UseTotals sketched(SketchedCell cell) {
        List<NamedUse> known =
                named.all().stream().filter(use -> use.getCell() == cell.cell()).toList();
        UseTotals totals = new UseTotals(cell.cell());
        known.forEach(use -> totals.add(use.getAt(), use.getCount(), use.getActor()));
        if (known.isEmpty()) {
            totals.add(cell.first(), 0, 0);
        }
        if (cell.counts() && known.stream().allMatch(use -> use.getCount() == 0)) {
            totals.add(cell.firstCounted(), 1, 0);
        }
        totals.estimated(cell.sum(), cell.last(), cell.actors());
        return totals;
    }

    private @Nullable FactOrder name(long id) {
        for (NamedUse use : named.all()) {
            if (use.getDigest() == id) {
                return use.getAt();
            }
        }
        return null;
    }
}
