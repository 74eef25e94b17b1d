package io.landfall.domain.feature;

import io.landfall.domain.fact.Hours;
import io.landfall.domain.fact.UseBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/** The usage that a feature was told of: buckets, and those of old that were folded. */
public final class FeatureUse {

    /**
     * A bucket that is not folded.
     *
     * @param heardAt when the last fact in it was heard
     */
    public record Told(UseBucket bucket, Instant heardAt) {}

    private final List<Told> told;
    private final Map<UseBucket.Key, FoldedUse> folded = new LinkedHashMap<>();

    public FeatureUse(List<Told> told, Collection<FoldedUse> folded) {
        this.told = told;
        folded.forEach(use -> this.folded.put(use.key(), use));
    }

    /** As verdicts see it. What was told of hours after they had been folded stands in the place of what was folded then. */
    public List<UseBucket> buckets() {
        if (folded.isEmpty()) {
            return told.stream().map(Told::bucket).toList();
        }
        List<UseBucket> buckets = new ArrayList<>();
        Map<UseBucket.Key, UseFolder> changed = new HashMap<>();
        for (Told one : told) {
            FoldedUse use = folded.get(one.bucket().key());
            if (use != null && use.covers(one.bucket().hour())) {
                changed.computeIfAbsent(use.key(), key -> new UseFolder(use)).add(one.bucket(), one.heardAt());
            } else {
                buckets.add(one.bucket());
            }
        }
        folded.forEach((key, use) -> buckets.addAll(
                changed.containsKey(key) ? changed.get(key).folded().buckets() : use.buckets()));
        return buckets;
    }

    /** Whether an hour before this one is not folded. */
    public boolean hasBefore(long hour) {
        return told.stream().anyMatch(one -> one.bucket().hour() < hour);
    }

    /**
     * Folds the hours before one.
     *
     * @param marks hours at which verdicts cut them
     * @param ended of what lies before this hour only the first fact is of interest any more
     * @param heardBefore hours that were heard earlier are added up for good
     * @param gap nobody asks for a shorter one between two uses
     */
    public List<FoldedUse> foldBefore(
            long hour, NavigableSet<Long> marks, long ended, Instant heardBefore, Duration gap) {
        Map<UseBucket.Key, UseFolder> folders = new LinkedHashMap<>();
        folded.forEach((key, use) -> folders.put(key, new UseFolder(use)));
        for (Told one : told) {
            if (one.bucket().hour() < hour) {
                folders.computeIfAbsent(one.bucket().key(), key -> new UseFolder(FoldedUse.nothing(key)))
                        .add(one.bucket(), one.heardAt());
            }
        }
        return folders.values().stream()
                .map(folder -> {
                    folder.join(marks, gap);
                    folder.close(heardBefore);
                    folder.strip(ended);
                    return folder.folded();
                })
                .toList();
    }

    /** Whether all that lies before an instant was heard before another. */
    boolean closedBefore(Instant through, Instant heardBefore) {
        long hour = Hours.of(through);
        return told.stream()
                        .allMatch(one ->
                                one.bucket().hour() >= hour || one.heardAt().isBefore(heardBefore))
                && folded.values().stream()
                        .flatMap(use -> use.recent().headMap(hour).values().stream())
                        .allMatch(recent -> Hours.start(recent.heardHour()).isBefore(heardBefore));
    }
}
