package io.landfall.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What crosses the course of events: policies, decisions, further facts, echoes, contradictions. */
final class Twists {

    private final Plan plan;
    private final Draft draft;

    Twists(Plan plan, Draft draft) {
        this.plan = plan;
        this.draft = draft;
    }

    void tell() {
        plan.policies().forEach(row -> tellPolicy(new Dice(row)));
        plan.decisions().forEach(row -> tellDecision(new Dice(row)));
        plan.steps().forEach(row -> tellStep(new Dice(row)));
        plan.echoes().forEach(row -> tellEcho(new Dice(row)));
        plan.copies().forEach(row -> tellAgain(new Dice(row)));
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
        new DecisionDraft(draft).write(dice, subject(dice), draft.when(dice));
    }

    private String subject(Dice dice) {
        return switch (dice.of("feature", "item", "feature", "item", "feature", "item", "feature", "item", "source")) {
            case "feature" ->
                "feature:" + Draft.FEATURES.get(dice.below(plan.features().size()));
            case "item" -> item(dice);
            default -> "source:" + dice.of("web", "app", "other");
        };
    }

    private String item(Dice dice) {
        return "item:" + Draft.ITEMS.get(dice.below(plan.items().size()));
    }

    private void tellStep(Dice dice) {
        boolean feature = dice.chance(50);
        String subject = feature ? "feature:" + dice.of("export", "pay", "search") : item(dice);
        tellAt(dice, subject, draft.when(dice));
    }

    /** Something happens at the very instant at which the story so far opens or clears an alert, or next to it. */
    private void tellEcho(Dice dice) {
        List<Alert> alerts = alertsSoFar();
        if (alerts.isEmpty()) {
            return;
        }
        Alert alert = any(dice, alerts);
        String subject = alert.topic().subject();
        Instant at = instantOf(dice, alert).plus(Draft.jitter(dice));
        if (dice.chance(40)) {
            new DecisionDraft(draft).write(dice, subject, alert.topic().kind(), at);
        } else if (AlertFeatures.OVER_USE.contains(alert.topic().kind()) && dice.chance(50)) {
            new UsageDraft(draft).use(dice, name(subject), alert.openedAt());
        } else if (subject.startsWith("feature:") && dice.chance(50)) {
            new Endings(draft).tell(dice, name(subject), at.plus(Duration.ofHours(dice.of(0, 5, 30))));
        } else {
            tellAt(dice, subject, at);
        }
    }

    private void tellAt(Dice dice, String subject, Instant at) {
        String name = name(subject);
        if (subject.startsWith("source:")) {
            new UsageDraft(draft).heartbeat(dice, null, name, at);
        } else if (subject.startsWith("feature:")) {
            tellOfFeature(dice, name, at);
        } else {
            tellOfItem(dice, name, at);
        }
    }

    private void tellOfItem(Dice dice, String item, Instant at) {
        if (dice.chance(15)) {
            String status = dice.of("SUCCEEDED", "ROLLED_BACK", "REMOVED", "FAILED");
            new DeploymentDraft(draft).ofItem(dice, item, 1 + dice.below(3), at, status);
            return;
        }
        String category = dice.of("ACTIVE", "DONE", null, "INTAKE", "ALMOST_DONE", "WAITING");
        new ItemDraft(draft).write(dice, item, at, category);
    }

    private void tellOfFeature(Dice dice, String feature, Instant at) {
        switch (dice.of("use", "end", "end", "deploy", "rollout", "beat", "beat", "catalogue", "policy")) {
            case "use" -> new UsageDraft(draft).write(dice, feature, at);
            case "end" -> new Endings(draft).tell(dice, feature, at);
            case "deploy" -> {
                String status = dice.of("SUCCEEDED", "SUCCEEDED", "FAILED", "STARTED", null);
                new DeploymentDraft(draft).ofFeature(dice, feature, dice.below(5), at, status);
            }
            case "rollout" -> new CatalogueDraft(draft).rollout(dice, feature, at, dice.chance(50));
            case "beat" ->
                new UsageDraft(draft).heartbeat(dice, dice.of(null, feature), dice.of("web", "app", "other"), at);
            case "catalogue" -> new CatalogueDraft(draft).write(dice, feature, at);
            default -> new PolicyDraft(draft).write(dice, dice.of("default", "feature:" + feature, "team:red"), at);
        }
    }

    private static String name(String subject) {
        return subject.substring(subject.indexOf(':') + 1);
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
        List<String> fields = List.of("statusCategory", "actorClass", "enabled", "until", "activity", "team", "status");
        for (String field : fields) {
            if (fact.has(field) && !dice.chance(40)) {
                switch (field) {
                    case "statusCategory" -> fact.put(field, dice.of("ACTIVE", "DONE", "INTAKE"));
                    case "actorClass" -> fact.put(field, dice.of("BOT", "EXTERNAL"));
                    case "enabled", "activity" -> fact.put(field, dice.chance(50));
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

    /** The instant asked about: often one at which an alert opens or clears, or next to it. */
    Instant asOf(Dice dice) {
        List<Alert> alerts = alertsSoFar();
        if (dice.chance(35) && !alerts.isEmpty()) {
            return instantOf(dice, any(dice, alerts)).plus(Draft.jitter(dice));
        }
        return dice.chance(25) ? draft.when(dice) : draft.when(dice).plus(Duration.ofDays(10));
    }

    /** Any alert, those of rare kinds as often as others. */
    private static Alert any(Dice dice, List<Alert> alerts) {
        List<Kind> kinds =
                alerts.stream().map(alert -> alert.topic().kind()).distinct().toList();
        Kind kind = kinds.get(dice.below(kinds.size()));
        List<Alert> some =
                alerts.stream().filter(alert -> alert.topic().kind() == kind).toList();
        return some.get(dice.below(some.size()));
    }

    private List<Alert> alertsSoFar() {
        World world = new World(draft.facts, draft.pinned, draft.base.plus(Duration.ofDays(60)));
        return Oracle.alerts(world, world.deliveries.episodes());
    }

    private static Instant instantOf(Dice dice, Alert alert) {
        List<Instant> instants = new ArrayList<>(List.of(alert.openedAt(), alert.openedAt(), alert.clockStartedAt()));
        if (alert.answer() != null) {
            instants.add(alert.answer().at());
        }
        return instants.get(dice.below(instants.size()));
    }
}
