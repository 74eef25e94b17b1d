package io.landfall.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private record Declared(String row, Instant through, Instant heardAt) {}

    private final Set<String> upstream;
    private final Map<String, Instant> ticks = new HashMap<>();
    private final Map<String, List<Declared>> declared = new TreeMap<>();

    TaskClock(Set<String> upstream) {
        this.upstream = upstream;
    }

    void tick(String from, Instant time) {
        if (upstream.contains(from)) {
            ticks.merge(from, time, (known, next) -> next.isAfter(known) ? next : known);
        }
    }

    /** The time of this task; null until every upstream task gave its own. */
    @Nullable
    Instant time() {
        return ticks.size() < upstream.size()
                ? null
                : ticks.values().stream().min(Instant::compareTo).orElse(null);
    }

    void declare(String row, String source, Instant through, Instant heardAt) {
        declared.computeIfAbsent(source, name -> new ArrayList<>()).add(new Declared(row, through, heardAt));
    }

    void forgetDeclared() {
        declared.clear();
    }

    /** Drops the declarations that later ones made pointless, and names their rows. */
    List<String> prune() {
        List<String> rows = new ArrayList<>();
        declared.forEach((source, all) -> {
            Instant best = progress(source);
            boolean kept = false;
            for (Declared one : List.copyOf(all)) {
                if (effective(one) && (one.through.isBefore(best) || kept)) {
                    all.remove(one);
                    rows.add(one.row);
                } else if (effective(one)) {
                    kept = true;
                }
            }
        });
        return rows;
    }

    /** The sources that declared anything. */
    Collection<String> sources() {
        return declared.keySet();
    }

    /** Through when a source has sent everything, as far as this task may rely on it. */
    Instant progress(String source) {
        return declared.getOrDefault(source, List.of()).stream()
                .filter(this::effective)
                .map(Declared::through)
                .max(Instant::compareTo)
                .orElse(HELD);
    }

    private boolean effective(Declared one) {
        Instant time = time();
        return time != null && !one.heardAt.isAfter(time);
    }

    /** The instant up to which all that matters to a subject is known. A source that never declared progress is live. */
    Instant asOf(Set<String> sources) {
        Instant time = time();
        String slowest = slowest(sources);
        if (time == null) {
            return HELD;
        }
        Instant progress = slowest == null ? time : progress(slowest);
        return progress.isBefore(time) ? progress : time;
    }

    /** The one of the sources whose progress holds a subject back from an instant; null where only time does. */
    @Nullable
    String holder(Set<String> sources, Instant from) {
        String slowest = slowest(sources);
        return slowest != null && progress(slowest).isBefore(from) ? slowest : null;
    }

    private @Nullable String slowest(Set<String> sources) {
        String slowest = null;
        for (String source : sources) {
            if (declared.containsKey(source)
                    && (slowest == null || progress(source).isBefore(progress(slowest)))) {
                slowest = source;
            }
        }
        return slowest;
    }

    /** The least as-of that any subject can have. */
    Instant lowest() {
        return asOf(declared.keySet());
    }
}
