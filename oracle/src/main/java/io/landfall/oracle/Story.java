package io.landfall.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Turns a plan into a history: first a course of events for each feature and item, then what crosses it. */
final class Story {

    /** Starts shortly before the clocks of some zone change. */
    private static final List<Instant> BASES = Stream.of(
                    "2026-03-05T00:00:00Z", "2026-03-26T00:00:00Z", "2026-10-22T00:00:00Z", "2026-10-29T00:00:00Z")
            .map(Instant::parse)
            .toList();

    private final Plan plan;
    private final Dice setting;
    private final Draft draft;
    private final ItemDraft items;
    private final CatalogueDraft catalogue;
    private final DeploymentDraft deployments;
    private final UsageDraft usages;

    Story(Plan plan) {
        this.plan = plan;
        this.setting = new Dice(plan.setting());
        this.draft = new Draft(BASES.get(setting.below(BASES.size())));
        this.items = new ItemDraft(draft);
        this.catalogue = new CatalogueDraft(draft);
        this.deployments = new DeploymentDraft(draft);
        this.usages = new UsageDraft(draft);
    }

    Histories.History tell() {
        boolean pinnedDefault = setting.chance(15);
        new PolicyDraft(draft).write(setting, "default", pinnedDefault ? null : draft.base);
        each(plan.features(), Draft.FEATURES, this::tellFeature);
        each(plan.items(), Draft.ITEMS, this::tellItem);
        Twists twists = new Twists(plan, draft);
        twists.tell();
        Instant asOf = twists.asOf(setting);
        return new Histories.History(List.copyOf(draft.facts), List.copyOf(draft.pinned), asOf);
    }

    private interface Telling {
        void tell(Dice dice, String name);
    }

    private static void each(List<List<Integer>> rows, List<String> names, Telling telling) {
        for (int i = 0; i < rows.size(); i++) {
            telling.tell(new Dice(rows.get(i)), names.get(i));
        }
    }

    private void tellFeature(Dice dice, String feature) {
        if (!dice.chance(12)) {
            catalogue.write(dice, feature, draft.early(dice));
        }
        Instant delivered = draft.early(dice).plus(Duration.ofDays(1));
        if (dice.chance(25)) {
            deployments.ofFeature(dice, feature, 0, delivered.minus(Duration.ofHours(2)), "STARTED");
        }
        if (!dice.chance(8)) {
            deployments.ofFeature(dice, feature, 0, delivered, "SUCCEEDED");
        }
        if (dice.chance(80)) {
            tellHeartbeats(dice, feature, delivered);
        }
        if (dice.chance(20)) {
            tellRollouts(dice, feature, delivered);
        }
        if (dice.chance(40)) {
            tellFollowUps(dice, feature, delivered);
        }
        if (dice.chance(45)) {
            Instant end = delivered.plus(Draft.window(dice)).plus(Draft.jitter(dice));
            new Endings(draft).tell(dice, feature, end.plus(Duration.ofDays(dice.of(0, 1, 4))));
        }
        if (dice.chance(15)) {
            new DecisionDraft(draft)
                    .receive(dice, "feature:" + feature, delivered.plus(Duration.ofHours(dice.of(12, 1))));
        }
        if (dice.chance(45)) {
            tellUses(dice, feature, delivered);
        }
        for (int uses = dice.below(3); uses > 0; uses--) {
            usages.write(dice, feature, draft.when(dice));
        }
    }

    /** A source speaks at equal distances, and often not for a while in between. */
    private void tellHeartbeats(Dice dice, String feature, Instant delivered) {
        Duration step = Duration.ofHours(dice.of(24, 36, 13, 6));
        String about = dice.of(null, null, feature);
        String source = dice.of("web", "app");
        Instant next = delivered.plus(Duration.ofHours(dice.of(-24, 1, 30, 0)));
        int beats = 4 + dice.below(6);
        int silence = dice.chance(50) ? dice.below(beats) : 0;
        for (; beats > 0; beats--) {
            usages.heartbeat(dice, about, source, next);
            next = next.plus(beats == silence ? Draft.window(dice).plusHours(dice.of(0, 1, 24)) : step);
        }
    }

    private void tellRollouts(Dice dice, String feature, Instant delivered) {
        Instant next = delivered.plus(Duration.ofHours(dice.of(0, -5, 3, 24)));
        for (int rollouts = 1 + dice.below(4); rollouts > 0; rollouts--) {
            catalogue.rollout(dice, feature, next, rollouts % 2 == 1 || dice.chance(30));
            next = next.plus(Duration.ofHours(dice.of(24, 6, 30)));
        }
    }

    private void tellFollowUps(Dice dice, String feature, Instant delivered) {
        Instant next = delivered;
        for (int n = 1 + dice.below(4); n > 0; n--) {
            next = next.plus(Duration.ofHours(dice.of(24, 6, 0, 12)));
            deployments.ofFeature(dice, feature, n, next, "SUCCEEDED");
        }
    }

    /** Some uses that count, at distances that are windows too. */
    private void tellUses(Dice dice, String feature, Instant delivered) {
        Instant next = delivered.plus(Duration.ofHours(dice.of(2, 0, 12, -1)));
        for (int uses = 1 + dice.below(4); uses > 0; uses--) {
            usages.use(dice, feature, next);
            next = next.plus(dice.of(Duration.ofMinutes(20), Duration.ofHours(6), Draft.window(dice)));
        }
    }

    private void tellItem(Dice dice, String item) {
        items.write(dice, item, draft.early(dice), dice.of("INTAKE", null, "COMMITTED", "ACTIVE"));
        Instant next = draft.early(dice);
        for (int changes = dice.below(5); changes > 0; changes--) {
            next = next.plus(Duration.ofHours(dice.of(24, 6, 0, 48, 72)));
            String category = dice.of(
                    null, "ACTIVE", "ALMOST_DONE", "WAITING", "INTAKE", "COMMITTED", "DONE", "DISCARDED", "ACTIVE");
            items.write(dice, item, next, category);
        }
        if (dice.chance(45)) {
            tellDeployments(dice, item);
        }
    }

    private void tellDeployments(Dice dice, String item) {
        Instant next = draft.early(dice);
        for (int n = 1 + dice.below(3); n > 0; n--) {
            deployments.ofItem(dice, item, n, next, "SUCCEEDED");
            next = next.plus(Duration.ofHours(dice.of(24, 6, 48)));
            if (dice.chance(35)) {
                deployments.ofItem(dice, item, n, next, dice.of("ROLLED_BACK", "REMOVED"));
            }
        }
    }
}
