package io.landfall.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A delivery episode of a feature. */
final class Delivery {

    final String feature;
    final int number;
    /** The deployment that began it, as it was then. */
    final Deployment starter;
    /** While at least one deployment that names the feature is effective, rolled out or not. */
    final List<Stretch> deployed = new ArrayList<>();
    /** All that was ever effective within these stretches. */
    final List<Deployment> deployments = new ArrayList<>();
    /** While deployed and rolled out. */
    List<Stretch> effective = List.of();
    /** "The latest of delivery, launchAt, rollout, and first proof of the instrumentation"; {@code null}: no clock. */
    Instant clockStartAt;
    /** When the next episode began; {@code null}: none did. */
    Instant nextStart;

    Delivery(String feature, int number, Deployment starter) {
        this.feature = feature;
        this.number = number;
        this.starter = starter;
    }

    Instant deliveredAt() {
        return deployed.get(0).start();
    }

    boolean includes(Instant instant) {
        return deployed.stream().anyMatch(stretch -> stretch.contains(instant));
    }

    /** "After a rollback the same artifactId (else service and version) resumes the episode; another starts a new." */
    boolean isResumedBy(Deployment next) {
        return deployments.stream().anyMatch(next::resumes);
    }

    boolean effectiveNow() {
        return !effective.isEmpty() && !lastEffective().ended();
    }

    /** The end of its last effective stretch; {@code null} while it is effective, and where it never was. */
    Instant endedAt() {
        return effective.isEmpty() ? null : lastEffective().end();
    }

    /** How many deployments took effect in it by an instant, each id once. */
    long deploymentsBy(Instant instant) {
        return deployments.stream()
                .filter(deployment -> !deployment.fact().occurredAt().isAfter(instant))
                .map(Deployment::id)
                .distinct()
                .count();
    }

    /** The clock, from what the catalogue and the first usage fact of the feature ever ({@code null}: none) say. */
    void startClock(Catalogue catalogue, Instant firstProof) {
        boolean proven = catalogue.declaredProven(feature) || firstProof != null;
        if (effective.isEmpty() || !proven) {
            return;
        }
        Instant proof = catalogue.declaredProven(feature) ? null : firstProof;
        clockStartAt = Stream.of(deliveredAt(), effective.get(0).start(), catalogue.launchAt(feature), proof)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** "Latest of deliveredAt, start of the first effective stretch, launchAt"; {@code null} where never effective. */
    Instant deliveryClock(Catalogue catalogue) {
        if (effective.isEmpty()) {
            return null;
        }
        Instant start = Run.later(deliveredAt(), effective.get(0).start());
        Instant launchAt = catalogue.launchAt(feature);
        return launchAt == null ? start : Run.later(start, launchAt);
    }

    private Stretch lastEffective() {
        return effective.get(effective.size() - 1);
    }
}
