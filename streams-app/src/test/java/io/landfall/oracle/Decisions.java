package io.landfall.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people decided, by subject. */
final class Decisions {

    private static final Set<String> ANSWERS = Set.of("CLOSURE", "STOP");

    private final Map<String, List<Fact>> bySubject;

    Decisions(Known known) {
        bySubject = known.bySubject("decision", "subject");
    }

    /**
     * A stretch of time without a live decision.
     *
     * @param lapsedAt the {@code until} with which the decisions before it lapsed; {@code null} where none came before
     * @param endedBy the decision that ends it; {@code null} while none does
     */
    record Gap(Instant lapsedAt, Fact endedBy) {

        /** "The next alert of that episode opens at the later of until and the deadline." */
        Instant opens(Instant deadline) {
            return lapsedAt == null || lapsedAt.isBefore(deadline) ? deadline : lapsedAt;
        }
    }

    /**
     * The gaps between the CLOSURE and STOP decisions, of any outcome, on a subject. "Only those since the episode's
     * start count. A decision is live up to and including its until, for ever without one." Two that touch leave none.
     */
    List<Gap> gaps(String subject, Instant episodeStart) {
        List<Gap> gaps = new ArrayList<>();
        boolean answered = false;
        Instant liveUntil = null;
        for (Fact decision : answers(subject, episodeStart)) {
            boolean stillLive = answered && (liveUntil == null || !liveUntil.isBefore(decision.occurredAt()));
            if (!stillLive) {
                gaps.add(new Gap(liveUntil, decision));
                liveUntil = decision.instant("until");
            } else if (liveUntil != null) {
                liveUntil = later(liveUntil, decision.instant("until"));
            }
            answered = true;
        }
        if (!answered || liveUntil != null) {
            gaps.add(new Gap(liveUntil, null));
        }
        return gaps;
    }

    /** Whether a SNOOZE of the kind, or of no kind, made since the episode's start is live at an instant. */
    boolean snoozed(String subject, String kind, Instant episodeStart, Instant at) {
        return since(subject, episodeStart).stream()
                .filter(decision -> "SNOOZE".equals(decision.text("decision")))
                .filter(decision -> !decision.has("kind") || kind.equals(decision.text("kind")))
                .anyMatch(decision -> liveAt(decision, at));
    }

    private List<Fact> answers(String subject, Instant episodeStart) {
        return since(subject, episodeStart).stream()
                .filter(decision -> ANSWERS.contains(decision.text("decision")))
                .filter(decision -> liveAt(decision, decision.occurredAt()))
                .toList();
    }

    private List<Fact> since(String subject, Instant episodeStart) {
        return bySubject.getOrDefault(subject, List.of()).stream()
                .filter(decision -> !decision.occurredAt().isBefore(episodeStart))
                .toList();
    }

    private static boolean liveAt(Fact decision, Instant at) {
        Instant until = decision.instant("until");
        return !decision.occurredAt().isAfter(at) && (until == null || !until.isBefore(at));
    }

    private static Instant later(Instant one, Instant other) {
        return other == null || other.isAfter(one) ? other : one;
    }
}
