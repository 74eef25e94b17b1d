package io.landfall.domain.fact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers, fact by fact in order, whether something is on. Only what is so once all facts of an instant are in counts, so
 * nothing is on for no time; the fact that began or ended a span is the last of its instant that turned the answer.
 */
public final class Switches {

    /** On from one fact until another; no end while it is on. */
    public record Span(FactOrder start, @Nullable FactOrder end) {}

    private final List<Span> spans = new ArrayList<>();
    private @Nullable FactOrder last;
    private @Nullable FactOrder onSince;
    private boolean on;
    private @Nullable FactOrder turnedOn;
    private @Nullable FactOrder turnedOff;

    /** So it is after this fact. */
    public void after(FactOrder fact, boolean nowOn) {
        if (last != null && !last.occurredAt().equals(fact.occurredAt())) {
            settle();
        }
        if (nowOn && !on) {
            turnedOn = fact;
        } else if (!nowOn && on) {
            turnedOff = fact;
        }
        on = nowOn;
        last = fact;
    }

    /** Whether it is on at the end. */
    public boolean on() {
        return on;
    }

    public List<Span> spans() {
        settle();
        List<Span> all = new ArrayList<>(spans);
        if (onSince != null) {
            all.add(new Span(onSince, null));
        }
        return all;
    }

    private void settle() {
        if (on && onSince == null) {
            onSince = turnedOn;
        } else if (!on && onSince != null) {
            spans.add(new Span(onSince, turnedOff));
            onSince = null;
        }
    }
}
