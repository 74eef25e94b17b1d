package io.landfall.sample;

import io.landfall.event.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Fernhaven Ferries: four teams, twenty features, 180 days of work, deployments and use up to an instant, and every day
 * after it. A pure function of a seed and that instant; asked step by step, in the order of time. Not thread-safe.
 *
 * <p>Its lead times follow real ones ({@link LeadTimes}); its stories are told in {@link Products}, {@link FeatureStories},
 * {@link ItemStories} and {@link Trials}.
 */
public final class SampleOrganisation {

    /** Length of the history. */
    public static final int DAYS = 180;

    private final Instant now;
    private final List<Part> parts;
    private final PriorityQueue<SpecificRecord> ahead = new PriorityQueue<>(Facts.ORDER);
    private final Consumer<SpecificRecord> heard;
    private Day next;

    /** @param now where its history ends, cut to the minute */
    public SampleOrganisation(long seed, Instant now) {
        this.now = now.truncatedTo(ChronoUnit.MINUTES);
        Day today = new Day(now.truncatedTo(ChronoUnit.DAYS), 0);
        next = today.plus(-DAYS);
        heard = Outage.of(today).before(ahead::add);
        FeatureStories features = new FeatureStories(seed, today);
        Rules.tell(today, next.start(), heard);
        features.tell(heard);
        features.visitors(heard);
        new ItemStories(today, heard).tell();
        Backlog backlog = new Backlog(seed);
        parts = new ArrayList<>(List.of(backlog, new Releases(seed, backlog), new Trials(seed)));
        parts.addAll(features.habits());
    }

    /** Where its history ends. */
    public Instant now() {
        return now;
    }

    /** The sources of all its facts. */
    public static List<String> sources() {
        return Sources.ALL;
    }

    /** Everything up to now. To be asked first. */
    public List<SpecificRecord> history() {
        return until(now);
    }

    /** What happened since it was asked last, up to an instant, in the order of facts. */
    public List<SpecificRecord> until(Instant instant) {
        while (!next.start().minus(Duration.ofHours(1)).isAfter(instant)) {
            parts.forEach(part -> part.live(next, heard));
            next = next.plus(1);
        }
        List<SpecificRecord> facts = new ArrayList<>();
        SpecificRecord fact = ahead.peek();
        while (fact != null && !Facts.occurredAt(fact).isAfter(instant)) {
            facts.add(ahead.remove());
            fact = ahead.peek();
        }
        return facts;
    }
}
