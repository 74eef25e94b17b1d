package io.landfall.connect.input;

import io.landfall.connect.map.Mapped;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was read: facts, derived facts, and by reason what was skipped and what rejected. */
public final class Tally {
    private long files;
    private long facts;
    private long derived;
    private final SortedMap<String, Long> skipped = new TreeMap<>();
    private final SortedMap<String, Long> rejected = new TreeMap<>();

    void file() {
        files++;
    }

    void add(Mapped mapped) {
        if (mapped instanceof Mapped.Facts some) {
            facts += some.facts().size();
            derived += some.derived().size();
        } else if (mapped instanceof Mapped.Skipped skip) {
            skipped.merge(skip.reason(), 1L, Long::sum);
        } else if (mapped instanceof Mapped.Rejected reject) {
            rejected.merge(reject.reason(), 1L, Long::sum);
        }
    }

    public void add(Tally other) {
        files += other.files;
        facts += other.facts;
        derived += other.derived;
        other.skipped.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        other.rejected.forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    }

    public long files() {
        return files;
    }

    public long facts() {
        return facts;
    }

    public long derived() {
        return derived;
    }

    public SortedMap<String, Long> skipped() {
        return Collections.unmodifiableSortedMap(skipped);
    }

    public SortedMap<String, Long> rejected() {
        return Collections.unmodifiableSortedMap(rejected);
    }

    @Override
    public String toString() {
        return "files " + files + ", facts " + facts + ", derived " + derived + ", skipped " + skipped + ", rejected "
                + rejected;
    }
}
