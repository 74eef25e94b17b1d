package io.landfall.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** A work item: its facts in order, cut into episodes. */
final class WorkItem {

    private static final List<String> CATEGORIES =
            List.of("INTAKE", "COMMITTED", "ACTIVE", "WAITING", "ALMOST_DONE", "DONE", "DISCARDED");

    final String id;
    final List<Snapshot> snapshots;
    final List<Episode> episodes;

    /**
     * One run of the item from opening to closing.
     *
     * @param number from 1
     * @param start when it was opened
     * @param snapshots the facts of the episode, the closing one included
     * @param closedBy the fact that closed it; {@code null} while it is open
     */
    record Episode(int number, Instant start, List<Snapshot> snapshots, Fact closedBy) {

        /** "COMMITTED starts at the first fact of the episode beyond INTAKE, STARTED at the first ACTIVE or later." */
        Instant firstAtOrBeyond(String category) {
            return snapshots.stream()
                    .filter(snapshot -> rank(category(snapshot)) >= rank(category))
                    .map(Snapshot::at)
                    .findFirst()
                    .orElse(null);
        }

        Instant firstAlmostDone() {
            return snapshots.stream()
                    .filter(snapshot -> category(snapshot).equals("ALMOST_DONE"))
                    .map(Snapshot::at)
                    .findFirst()
                    .orElse(null);
        }

        /** The stretches in which its settled category is the given one while it is open. */
        List<Stretch> in(String category) {
            List<Fact> facts = snapshots.stream().map(Snapshot::fact).toList();
            return Stretch.where(facts, known -> {
                Snapshot last = snapshots.get(known.size() - 1);
                return !closed(last) && category(last).equals(category);
            });
        }

        Instant closedAt() {
            return closedBy == null ? null : closedBy.occurredAt();
        }
    }

    WorkItem(String id, List<Fact> facts) {
        this.id = id;
        this.snapshots = Snapshot.of(facts);
        this.episodes = episodes();
    }

    /** "Title, team, type and features are the last known and apply to all episodes." */
    Fact latest() {
        return snapshots.get(snapshots.size() - 1).state();
    }

    Episode lastEpisode() {
        return episodes.get(episodes.size() - 1);
    }

    /** "Episode 1 starts at the earliest createdAt given, else at the first fact." */
    Instant createdAt() {
        return snapshots.stream()
                .map(snapshot -> snapshot.fact().instant("createdAt"))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(snapshots.get(0).at());
    }

    /** "No category yet is INTAKE." */
    static String category(Snapshot snapshot) {
        return snapshot.state().has("statusCategory") ? snapshot.state().text("statusCategory") : "INTAKE";
    }

    /** The names by which references know it after one of its facts. */
    static TreeSet<String> keys(Snapshot snapshot) {
        var keys = new TreeSet<>(snapshot.state().list("formerKeys"));
        if (snapshot.state().has("key")) {
            keys.add(snapshot.state().text("key"));
        }
        return keys;
    }

    /** Every key it ever bore: its key and its former keys, whether or not the tracker still lists them. */
    TreeSet<String> keysEver() {
        var keys = new TreeSet<String>();
        snapshots.forEach(snapshot -> keys.addAll(keys(snapshot)));
        return keys;
    }

    private static int rank(String category) {
        return CATEGORIES.indexOf(category);
    }

    /** "DONE, DISCARDED and deleted close, at the first such fact; any other category reopens." */
    private static boolean closed(Snapshot snapshot) {
        boolean deleted = snapshot.state().has("deleted")
                && snapshot.state().get("deleted").booleanValue();
        return deleted || rank(category(snapshot)) >= rank("DONE");
    }

    private List<Episode> episodes() {
        List<Episode> found = new ArrayList<>();
        List<Snapshot> current = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            boolean between = current.isEmpty() && !found.isEmpty();
            if (between && closed(snapshot)) {
                continue;
            }
            current.add(snapshot);
            if (closed(snapshot)) {
                found.add(episode(found.size() + 1, current, snapshot.fact()));
                current = new ArrayList<>();
            }
        }
        if (!current.isEmpty()) {
            found.add(episode(found.size() + 1, current, null));
        }
        return found;
    }

    /** Later episodes start "at the reopening fact". */
    private Episode episode(int number, List<Snapshot> facts, Fact closedBy) {
        Instant start = number == 1 ? createdAt() : facts.get(0).at();
        return new Episode(number, start, List.copyOf(facts), closedBy);
    }
}
