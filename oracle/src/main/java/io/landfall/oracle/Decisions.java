package io.landfall.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people decided, by subject. */
final class Decisions {

    private static final int NAMED = 10;

    private final Map<String, List<Fact>> bySubject;

    Decisions(Known known) {
        bySubject = known.bySubject("decision", "subject");
    }

    /**
     * A stretch of time without a live decision.
     *
     * @param lapsedAt when the decisions before it lapsed; {@code null} where none came before
     * @param endedBy the decision that ends it; {@code null} while none does
     */
    record Gap(Instant lapsedAt, Fact endedBy) {

        /** "The next alert of that episode opens at the later of until and the deadline." */
        Instant opens(Instant deadline) {
            return lapsedAt == null || lapsedAt.isBefore(deadline) ? deadline : lapsedAt;
        }
    }

    /**
     * The gaps between the decisions, of any outcome, that answer a kind, made at an instant or later. "A decision is
     * live up to and including its until, for ever without one." Two that touch leave none. A refusal ends whatever
     * answer was live before it, one of the same instant but earlier in fact order too.
     */
    List<Gap> gaps(String subject, Kind kind, Instant since) {
        List<Gap> gaps = new ArrayList<>();
        boolean answered = false;
        Instant liveUntil = null;
        for (Fact decision : answers(subject, kind)) {
            if (decision.occurredAt().isBefore(since)) {
                continue;
            }
            boolean stillLive = answered && (liveUntil == null || !liveUntil.isBefore(decision.occurredAt()));
            if (!stillLive) {
                gaps.add(new Gap(liveUntil, decision));
                liveUntil = liveUntil(decision, kind);
            } else if (isRefusal(decision)) {
                liveUntil = decision.occurredAt();
            } else if (liveUntil != null) {
                liveUntil = later(liveUntil, liveUntil(decision, kind));
            }
            answered = true;
        }
        if (!answered || liveUntil != null) {
            gaps.add(new Gap(liveUntil, null));
        }
        return gaps;
    }

    /** Whether a snooze that applies to an alert is live at an instant. */
    boolean snoozed(Topic topic, Instant since, Instant at) {
        return snoozes(topic, since).stream()
                .anyMatch(snooze ->
                        !snooze.has("until") || !snooze.instant("until").isBefore(at));
    }

    /**
     * The last ten decisions that an alert names: those of a kind that answers it up to its openedAt, and the snoozes
     * that applied to it and lapsed while it was open.
     */
    List<String> evidence(Topic topic, Instant openedAt, Instant unsnoozed, Instant cleared, Instant asOf) {
        List<Fact> named = new ArrayList<>(answers(topic.subject(), topic.kind()));
        named.removeIf(decision -> decision.occurredAt().isAfter(openedAt));
        Instant end = cleared == null ? asOf : cleared;
        snoozes(topic, unsnoozed).stream()
                .filter(snooze -> snooze.has("until") && snooze.instant("until").isBefore(end))
                .forEach(named::add);
        List<String> ids = named.stream().sorted(Fact.ORDER).map(Fact::id).toList();
        return ids.subList(Math.max(0, ids.size() - NAMED), ids.size());
    }

    private List<Fact> snoozes(Topic topic, Instant since) {
        return everLive(topic.subject()).stream()
                .filter(decision -> "SNOOZE".equals(decision.text("decision")))
                .filter(decision -> !decision.occurredAt().isBefore(since))
                .filter(decision -> !decision.has("kind") || topic.kind().name().equals(decision.text("kind")))
                .toList();
    }

    private List<Fact> answers(String subject, Kind kind) {
        return everLive(subject).stream()
                .filter(decision -> kind.answers.contains(decision.text("decision")))
                .toList();
    }

    /** All decisions on a subject. */
    List<Fact> on(String subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    /** A decision whose until is before itself is none. */
    private List<Fact> everLive(String subject) {
        return on(subject).stream()
                .filter(decision ->
                        !decision.has("until") || !decision.instant("until").isBefore(decision.occurredAt()))
                .toList();
    }

    /** A refusal, and for NEVER_FINISHED what has no until, is live at its own instant only. */
    private static Instant liveUntil(Fact decision, Kind kind) {
        boolean once = isRefusal(decision) || (kind == Kind.NEVER_FINISHED && !decision.has("until"));
        return once ? decision.occurredAt() : decision.instant("until");
    }

    private static boolean isRefusal(Fact decision) {
        return "RECEPTION".equals(decision.text("decision")) && "REFUSED".equals(decision.text("outcome"));
    }

    private static Instant later(Instant one, Instant other) {
        return other == null || other.isAfter(one) ? other : one;
    }
}
