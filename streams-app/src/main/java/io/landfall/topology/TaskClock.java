package io.landfall.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a task, made of data alone: the least time of its upstream tasks, and how far each source declared that it
 * had sent everything. A declaration holds a source back at once; it lets it go on only when every upstream task has read
 * past the moment it was made, so that nothing sent before it is still on the way.
 */
final class TaskClock {

    /** Before anything can have happened: the as-of of a subject that waits for the first progress of a source. */
    static final Instant HELD = Instant.MIN;

    private record Declared(String row, String source, Instant through, Instant heardAt) {}

    private final Set<String> upstream;
    private final Map<String, Instant> ticks = new HashMap<>();
    private final Queue<Declared> early = new PriorityQueue<>(Comparator.comparing(Declared::heardAt));
    /** By source, through when it may be relied on. */
    private final Map<String, Instant> progress = new TreeMap<>();
    /** By source, the row of the declaration behind it. */
    private final Map<String, String> behind = new HashMap<>();

    private final List<String> pointless = new ArrayList<>();
    private @Nullable Instant time;

    TaskClock(Set<String> upstream) {
        this.upstream = upstream;
    }

    /** Takes the time of an upstream task; true where that moves the time of this one. */
    boolean tick(String from, Instant at) {
        if (!upstream.contains(from)) {
            return false;
        }
        ticks.merge(from, at, (known, next) -> next.isAfter(known) ? next : known);
        if (ticks.size() < upstream.size()) {
            return false;
        }
        Instant before = time;
        time = ticks.values().stream().min(Comparator.naturalOrder()).orElseThrow();
        rely();
        return !time.equals(before);
    }

    /** The time of this task; null until every upstream task gave its own. */
    @Nullable
    Instant time() {
        return time;
    }

    void declare(String row, String source, Instant through, Instant heardAt) {
        progress.putIfAbsent(source, HELD);
        early.add(new Declared(row, source, through, heardAt));
        rely();
    }

    /** Relies on the declarations that every upstream task has read past. */
    private void rely() {
        while (time != null && !early.isEmpty() && !early.element().heardAt.isAfter(time)) {
            Declared next = early.remove();
            if (next.through.isAfter(progress(next.source))) {
                progress.put(next.source, next.through);
                String before = behind.put(next.source, next.row);
                if (before != null) {
                    pointless.add(before);
                }
            } else {
                pointless.add(next.row);
            }
        }
    }

    void forgetDeclared() {
        early.clear();
        progress.clear();
        behind.clear();
        pointless.clear();
    }

    /** The rows of declarations that later ones made pointless since the last call. */
    List<String> prune() {
        List<String> rows = List.copyOf(pointless);
        pointless.clear();
        return rows;
    }

    /** The sources that declared anything. */
    Collection<String> sources() {
        return progress.keySet();
    }

    /** Through when a source has sent everything, as far as this task may rely on it. */
    Instant progress(String source) {
        return progress.getOrDefault(source, HELD);
    }

    /** The instant up to which all that matters to a subject is known. A source that never declared progress is live. */
    Instant asOf(Collection<String> sources) {
        if (time == null) {
            return HELD;
        }
        String slowest = slowest(sources);
        Instant slow = slowest == null ? time : progress(slowest);
        return slow.isBefore(time) ? slow : time;
    }

    /** The one of the sources whose progress holds a subject back from an instant; null where only time does. */
    @Nullable
    String holder(Collection<String> sources, Instant from) {
        String slowest = slowest(sources);
        return slowest != null && progress(slowest).isBefore(from) ? slowest : null;
    }

    private @Nullable String slowest(Collection<String> sources) {
        String slowest = null;
        for (String source : sources) {
            if (progress.containsKey(source)
                    && (slowest == null || progress(source).isBefore(progress(slowest)))) {
                slowest = source;
            }
        }
        return slowest;
    }

    /** The least as-of that any subject can have. */
    Instant lowest() {
        return asOf(progress.keySet());
    }
}
