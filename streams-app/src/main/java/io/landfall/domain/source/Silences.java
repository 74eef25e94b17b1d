package io.landfall.domain.source;

import io.landfall.domain.fact.Hours;
import io.landfall.domain.policy.Policies;
import io.landfall.domain.policy.PolicyKey;
import io.landfall.domain.policy.PolicyView;
import io.landfall.domain.policy.Ruling;
import io.landfall.domain.policy.Window;
import io.landfall.domain.policy.WorkCalendar;
import io.landfall.domain.verdict.NextInstant;
import io.landfall.domain.verdict.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Zero is not "no data": when telemetry sources were silent, as seen at as-of. */
public final class Silences {

    /** Sources belong to no team. */
    static final List<String> SCOPES = List.of("default");

    private final Heard heard;
    private final Policies policies;
    private final NextInstant next;

    public Silences(Heard heard, Policies policies, NextInstant next) {
        this.heard = heard;
        this.policies = policies;
        this.next = next;
    }

    /** The silences of one source, in order. */
    List<Silence> of(String source) {
        List<Silence> silences = new ArrayList<>();
        for (long hour : heard.beforeBreaks(source, next.asOf())) {
            Silence silence = after(source, hour);
            if (silence != null) {
                silences.add(silence);
            }
        }
        return silences;
    }

    private @Nullable Silence after(String source, long hour) {
        Instant asOf = next.asOf();
        Instant spoke = heard.next(source, hour);
        if (spoke != null && spoke.isAfter(asOf)) {
            next.at(spoke);
            spoke = null;
        }
        PolicyView policy = spoke == null ? policies.at(asOf, SCOPES) : policies.before(spoke, SCOPES);
        Ruling<Window> window = policy.ruling(PolicyKey.SOURCE_SILENCE);
        if (window == null) {
            return null;
        }
        Instant from = Hours.start(hour + 1);
        Instant deadline = deadline(policy, window, from);
        if (deadline == null) {
            return null;
        }
        next.after(deadline);
        boolean silent = spoke == null ? asOf.isAfter(deadline) : !spoke.isBefore(deadline);
        return silent ? new Silence(from, deadline, spoke, heard.count(source, hour), window, policy) : null;
    }

    /** When a silence is one, if it lasts until then; null where the calendar has no time that counts. */
    private static @Nullable Instant deadline(PolicyView policy, Ruling<Window> window, Instant from) {
        Instant end = policy.value(PolicyKey.CALENDAR, WorkCalendar.ALWAYS)
                .end(from, window.value().length());
        return end.equals(Instant.MAX) ? null : Hours.start(Hours.ceiling(end));
    }

    /**
     * Since when time may turn out to be unknown: a source that was heard until then says nothing, not for long enough yet to be called
     * silent, and all others were silent, or may be so, too. Null where nothing is open.
     */
    public @Nullable Instant undecidedSince(Collection<String> answering) {
        Ruling<Window> window = policies.at(next.asOf(), SCOPES).ruling(PolicyKey.SOURCE_SILENCE);
        List<Period> possible = null;
        for (String source : answering) {
            Long first = heard.firstHour(source, next.asOf());
            if (first != null && window != null) {
                List<Period> quiet = quiet(source, Hours.start(first));
                Instant since = saysNothingSince(source, window);
                if (since != null) {
                    quiet.add(new Period(since, null));
                }
                possible = possible == null ? quiet : Period.both(possible, quiet);
            }
        }
        return possible == null
                ? null
                : Period.without(possible, unknown(answering)).stream()
                        .map(Period::from)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private @Nullable Instant saysNothingSince(String source, Ruling<Window> window) {
        List<Long> breaks = heard.beforeBreaks(source, next.asOf());
        Instant from = Hours.start(breaks.get(breaks.size() - 1) + 1);
        Instant deadline = deadline(policies.at(next.asOf(), SCOPES), window, from);
        return deadline == null || next.asOf().isAfter(deadline) ? null : from;
    }

    /**
     * When nothing could be known: every one of the sources that were ever heard was silent, or not heard for the first time
     * yet. Nothing is, where silence has no window.
     */
    public List<Period> unknown(Collection<String> answering) {
        next.atAny(policies.nextChange(SCOPES, next.asOf()));
        if (policies.at(next.asOf(), SCOPES).ruling(PolicyKey.SOURCE_SILENCE) == null) {
            return List.of();
        }
        List<Period> unknown = null;
        for (String source : answering) {
            Long first = heard.firstHour(source, next.asOf());
            if (first != null) {
                List<Period> quiet = quiet(source, Hours.start(first));
                unknown = unknown == null ? quiet : Period.both(unknown, quiet);
            }
        }
        return unknown == null ? List.of() : unknown;
    }

    private List<Period> quiet(String source, Instant knownSince) {
        List<Period> quiet = new ArrayList<>();
        quiet.add(new Period(Instant.MIN, knownSince));
        of(source).forEach(silence -> quiet.add(new Period(silence.from(), silence.spoke())));
        return quiet;
    }

    /** The start of the first hour in which one of the sources was heard; null where none was. */
    public @Nullable Instant knownSince(Collection<String> answering) {
        Instant earliest = null;
        for (String source : answering) {
            Long first = heard.firstHour(source, next.asOf());
            if (first != null && (earliest == null || Hours.start(first).isBefore(earliest))) {
                earliest = Hours.start(first);
            }
        }
        return earliest;
    }
}
