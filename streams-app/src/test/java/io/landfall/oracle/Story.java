package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns a plan into a history. */
final class Story {

    /** Starts shortly before the clocks of some zone change. */
    private static final List<Instant> BASES = Stream.of(
                    "2026-03-05T00:00:00Z", "2026-03-26T00:00:00Z", "2026-10-22T00:00:00Z", "2026-10-29T00:00:00Z")
            .map(Instant::parse)
            .toList();

    private final Plan plan;
    private final Dice setting;
    private final Draft draft;

    Story(Plan plan) {
        this.plan = plan;
        this.setting = new Dice(plan.setting());
        this.draft = new Draft(BASES.get(setting.below(BASES.size())));
    }

    Histories.History tell() {
        boolean pinnedDefault = setting.chance(15);
        new PolicyDraft(draft).write(setting, "default", pinnedDefault ? null : draft.base);
        each(plan.features(), Draft.FEATURES, this::tellFeature);
        each(plan.items(), Draft.ITEMS, this::tellItem);
        plan.policies().forEach(row -> tellPolicy(new Dice(row)));
        plan.decisions().forEach(row -> tellDecision(new Dice(row)));
        plan.steps().forEach(row -> tellStep(new Dice(row)));
        plan.echoes().forEach(row -> tellEcho(new Dice(row)));
        plan.copies().forEach(row -> tellAgain(new Dice(row)));
        return new Histories.History(List.copyOf(draft.facts), List.copyOf(draft.pinned), asOf(setting));
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
            draft.catalogue(dice, feature, draft.early(dice));
        }
        Instant delivered = draft.early(dice).plus(Duration.ofDays(1));
        if (dice.chance(30)) {
            draft.deployment(dice, feature, 0, delivered.minus(Duration.ofHours(2)), "STARTED");
        }
        if (!dice.chance(10)) {
            draft.deployment(dice, feature, 0, delivered, "SUCCEEDED");
        }
        if (dice.chance(80)) {
            tellHeartbeats(dice, feature, delivered);
        }
        if (dice.chance(20)) {
            tellRollouts(dice, feature, delivered);
        }
        if (dice.chance(45)) {
            tellEnd(dice, feature, delivered.plus(Draft.window(dice)).plus(Draft.jitter(dice)));
        }
        for (int uses = dice.below(4); uses > 0; uses--) {
            draft.usage(dice, feature, draft.when(dice));
        }
    }

    private void tellHeartbeats(Dice dice, String feature, Instant delivered) {
        Duration step = Duration.ofHours(dice.of(24, 36, 13));
        String about = dice.of(null, null, feature);
        String source = dice.of("web", "app");
        Instant next = delivered.plus(Duration.ofHours(dice.of(-24, 1, 30, 0)));
        for (int beats = 3 + dice.below(7); beats > 0; beats--) {
            draft.heartbeat(dice, about, source, next);
            next = next.plus(step);
        }
    }

    private void tellRollouts(Dice dice, String feature, Instant delivered) {
        Instant next = delivered.plus(Duration.ofHours(dice.of(0, -5, 3, 24)));
        for (int rollouts = 1 + dice.below(4); rollouts > 0; rollouts--) {
            draft.rollout(dice, feature, next, rollouts % 2 == 1 || dice.chance(30));
            next = next.plus(Duration.ofHours(dice.of(24, 6, 30)));
        }
    }

    private void tellEnd(Dice dice, String feature, Instant at) {
        draft.deployment(dice, feature, 0, at, dice.of("ROLLED_BACK", "ROLLED_BACK", "REMOVED"));
        if (dice.chance(75)) {
            Instant again = at.plus(Duration.ofHours(dice.of(24, 1, 0, 50)));
            draft.deployment(dice, feature, dice.of(0, 1, 1, 2, 3), again, "SUCCEEDED");
        }
    }

    private void tellItem(Dice dice, String item) {
        draft.item(dice, item, draft.early(dice), dice.of("INTAKE", null, "COMMITTED", "ACTIVE"));
        Instant next = draft.early(dice);
        for (int changes = dice.below(4); changes > 0; changes--) {
            next = next.plus(Duration.ofHours(dice.of(24, 6, 0, 48, 72)));
            draft.item(
                    dice,
                    item,
                    next,
                    dice.of(null, "ACTIVE", "WAITING", "ALMOST_DONE", "COMMITTED", "DONE", "DISCARDED", "DONE"));
        }
    }

    private void tellPolicy(Dice dice) {
        String scope = dice.of(
                "default",
                "team:red",
                "team:blue",
                "itemType:FEATURE",
                "itemType:DEFECT",
                "feature:export",
                "feature:pay");
        String when = dice.of("then", "then", "before", "pinned");
        Instant at = when.equals("then") ? draft.when(dice) : draft.base;
        new PolicyDraft(draft).write(dice, scope, when.equals("pinned") ? null : at);
    }

    private void tellDecision(Dice dice) {
        Instant at = draft.when(dice);
        draft.decision(dice, subject(dice), at, dice.chance(60) ? at.plus(Draft.window(dice)) : null);
    }

    private void tellStep(Dice dice) {
        tellAt(dice, dice.chance(50) ? dice.of(Draft.FEATURES.get(0), "pay", "search") : null, draft.when(dice));
    }

    /** Something happens at the very instant at which the story so far opens or clears an alert, or next to it. */
    private void tellEcho(Dice dice) {
        List<ObjectNode> alerts = alertsSoFar();
        if (alerts.isEmpty()) {
            return;
        }
        ObjectNode alert = alerts.get(dice.below(alerts.size()));
        String subject = alert.get("subject").textValue();
        Instant at = instantOf(dice, alert).plus(Draft.jitter(dice));
        if (dice.chance(30)) {
            draft.decision(dice, subject, at, dice.chance(60) ? at.plus(Draft.window(dice)) : null);
            return;
        }
        boolean feature = subject.startsWith("feature:");
        String name = subject.substring(subject.indexOf(':') + 1);
        if (feature && dice.chance(15)) {
            draft.use(dice, name, new Fact(alert).instant("openedAt"));
        } else if (feature) {
            tellAt(dice, name, at);
        } else {
            draft.item(dice, name, at, dice.of("DONE", "DONE", "ACTIVE", null));
        }
    }

    private void tellAt(Dice dice, String feature, Instant at) {
        if (feature == null) {
            draft.item(
                    dice,
                    Draft.ITEMS.get(dice.below(plan.items().size())),
                    at,
                    dice.of("ACTIVE", "DONE", null, "INTAKE"));
            return;
        }
        switch (dice.of("use", "use", "end", "deploy", "rollout", "beat", "catalogue", "policy")) {
            case "use" -> draft.usage(dice, feature, at);
            case "end" -> tellEnd(dice, feature, at);
            case "deploy" ->
                draft.deployment(
                        dice, feature, dice.below(4), at, dice.of("SUCCEEDED", "SUCCEEDED", "FAILED", "STARTED", null));
            case "rollout" -> draft.rollout(dice, feature, at, dice.chance(50));
            case "beat" -> draft.heartbeat(dice, dice.of(null, feature), dice.of("web", "app", "other"), at);
            case "catalogue" -> draft.catalogue(dice, feature, at);
            default -> new PolicyDraft(draft).write(dice, dice.of("default", "feature:" + feature, "team:red"), at);
        }
    }

    /** Says a fact again: the same, or with one value changed under the same identity. */
    private void tellAgain(Dice dice) {
        JsonNode fact = draft.facts.get(dice.below(draft.facts.size()));
        ObjectNode again = fact.deepCopy();
        if (dice.chance(60)) {
            contradict(dice, again);
        }
        draft.facts.add(again);
    }

    private void contradict(Dice dice, ObjectNode fact) {
        for (String field : List.of("statusCategory", "actorClass", "enabled", "until", "team", "status")) {
            if (fact.has(field) && !dice.chance(40)) {
                switch (field) {
                    case "statusCategory" -> fact.put(field, dice.of("ACTIVE", "DONE", "INTAKE"));
                    case "actorClass" -> fact.put(field, dice.of("BOT", "EXTERNAL"));
                    case "enabled" -> fact.put(field, dice.chance(50));
                    case "until" -> fact.put(field, draft.when(dice).toString());
                    case "team" -> fact.put(field, dice.of("blue", "red"));
                    default -> fact.put(field, dice.of("SUCCEEDED", "FAILED"));
                }
                return;
            }
        }
        Duration shift = Duration.ofHours(dice.of(1, -1, 24, -24));
        fact.put("occurredAt", new Fact(fact).occurredAt().plus(shift).toString());
    }

    private String subject(Dice dice) {
        return dice.chance(50)
                ? "feature:" + Draft.FEATURES.get(dice.below(plan.features().size()))
                : "item:" + Draft.ITEMS.get(dice.below(plan.items().size()));
    }

    private Instant asOf(Dice dice) {
        List<ObjectNode> alerts = alertsSoFar();
        if (dice.chance(35) && !alerts.isEmpty()) {
            return instantOf(dice, alerts.get(dice.below(alerts.size()))).plus(Draft.jitter(dice));
        }
        return dice.chance(25) ? draft.when(dice) : draft.when(dice).plus(Duration.ofDays(10));
    }

    private List<ObjectNode> alertsSoFar() {
        Instant end = draft.base.plus(Duration.ofDays(60));
        return Oracle.assess(draft.facts, draft.pinned, end).alerts();
    }

    private static Instant instantOf(Dice dice, ObjectNode alert) {
        List<String> instants = new ArrayList<>(List.of("openedAt", "openedAt", "clearedAt", "clockStartedAt"));
        instants.removeIf(field -> !alert.has(field));
        return Instant.parse(
                alert.get(instants.get(dice.below(instants.size()))).textValue());
    }
}
