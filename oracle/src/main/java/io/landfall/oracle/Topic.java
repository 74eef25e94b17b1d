package io.landfall.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What an alert is about.
 *
 * @param kind which verdict
 * @param subject {@code item:ID}, {@code feature:KEY} or {@code source:NAME}
 * @param title of the subject
 * @param team of the subject, may be {@code null}
 * @param episode number of the subject's episode
 * @param episodeStart since when a snooze counts
 * @param settings the policy that applies
 * @param policy what supplied the window, as the alert says it
 */
record Topic(
        Kind kind,
        String subject,
        String title,
        String team,
        int episode,
        Instant episodeStart,
        Settings settings,
        ObjectNode policy) {

    /** Whether an alert about the other is one of the same kind, subject and episode. */
    boolean sameAs(Topic other) {
        return kind == other.kind && subject.equals(other.subject) && episode == other.episode;
    }
}
