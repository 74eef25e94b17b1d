package io.landfall.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Decision;
import io.landfall.schema.DecisionKind;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Rollout;
import io.landfall.schema.StatusCategory;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import io.landfall.schema.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleOrganisationTest {
    private static final Instant NOW = Instant.parse("2026-03-18T14:25:36Z");
    private static final List<SpecificRecord> HISTORY = new SampleOrganisation(1, NOW).history();
    private static final Duration WINDOW = Duration.ofDays(30);

    @Test
    void isAPureFunctionOfSeedAndInstant() {
        assertThat(new SampleOrganisation(1, NOW).history()).isEqualTo(HISTORY);
        assertThat(new SampleOrganisation(2, NOW).history()).isNotEqualTo(HISTORY);
    }

    @Test
    void tellsFactsThatTheContractAccepts() throws Exception {
        Set<String> identities = new HashSet<>();
        for (SpecificRecord fact : HISTORY) {
            assertThat(FactJson.parse(FactJson.canonical(fact))).isEqualTo(fact);
            assertThat(identities.add(Facts.type(fact) + ' ' + Facts.source(fact) + ' ' + Facts.id(fact)))
                    .as(Facts.id(fact))
                    .isTrue();
            assertThat(SampleOrganisation.sources()).contains(Facts.source(fact));
        }
    }

    @Test
    void isOfTheSizeAndAgeThatADemoNeeds() {
        assertThat(HISTORY).isSortedAccordingTo(Facts.ORDER).hasSizeBetween(8_000, 40_000);
        assertThat(Facts.occurredAt(HISTORY.get(HISTORY.size() - 1))).isBeforeOrEqualTo(NOW);
        Instant first =
                of(WorkItem.class).map(WorkItem::getOccurredAt).findFirst().orElseThrow();
        assertThat(Duration.between(first, NOW).toDays()).isBetween(170L, 181L);
        assertThat(of(Feature.class).map(Feature::getFeature).distinct()).hasSize(20);
        assertThat(of(Feature.class).map(Feature::getTeam).distinct()).hasSize(4);
    }

    @Test
    void goesOnInStepsAsItDoesAtOnce() {
        Instant later = NOW.plus(Duration.ofDays(40));
        SampleOrganisation step = new SampleOrganisation(1, NOW);
        List<SpecificRecord> steps = new ArrayList<>(step.history());
        for (Instant at = NOW; !at.isAfter(later); at = at.plus(Duration.ofMinutes(97))) {
            steps.addAll(step.until(at));
        }
        steps.addAll(step.until(later));

        assertThat(steps).isEqualTo(new SampleOrganisation(1, NOW).until(later));
        assertThat(steps.size() - HISTORY.size()).isGreaterThan(1_000);
    }

    @Test
    void leadTimesFollowTheRealLog() {
        Instant end = NOW.plus(Duration.ofDays(500));
        Map<String, Instant> created = new HashMap<>();
        Map<String, Instant> closed = new TreeMap<>();
        for (SpecificRecord fact : new SampleOrganisation(1, NOW).until(end)) {
            if (fact instanceof WorkItem item) {
                created.putIfAbsent(item.getItemId(), item.getOccurredAt());
                if (isClosed(item)) {
                    closed.putIfAbsent(item.getItemId(), item.getOccurredAt());
                }
            }
        }
        double[] days = closed.entrySet().stream()
                .filter(item -> created.get(item.getKey()).isBefore(end.minus(Duration.ofDays(250))))
                .mapToDouble(item -> Duration.between(created.get(item.getKey()), item.getValue())
                                .toMinutes()
                        / 1440.0)
                .sorted()
                .toArray();

        // data/EXPECTED.md: median 282.8 h, 85th percentile 530.6 h, mean 412.3 h, 787 of 9,202 open for more than 30
        // days.
        assertThat(days.length).isGreaterThan(900);
        assertThat(days[days.length / 2]).isCloseTo(11.8, within(1.2));
        assertThat(days[(int) (days.length * 0.85)]).isCloseTo(22.1, within(2.5));
        assertThat(Arrays.stream(days).average().orElseThrow()).isCloseTo(17.2, within(2.5));
        long slow = Arrays.stream(days).filter(lead -> lead > 30).count();
        assertThat((double) slow / days.length).isCloseTo(0.086, within(0.03));
    }

    @Test
    void oneFeatureIsUnusedAndOneIsUsedByRobotsAndStaffAlone() {
        assertThat(uses(Products.GIFT_CARDS)).extracting(Usage::getEnvironment).containsExactly("staging");
        assertThat(uses(Products.PARTNER_OFFERS).stream()
                        .map(Usage::getActorClass)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ActorClass.BOT, ActorClass.INTERNAL, ActorClass.SYNTHETIC);
        assertThat(overdue(Products.GIFT_CARDS)).isTrue();
        assertThat(overdue(Products.PARTNER_OFFERS)).isTrue();
    }

    @Test
    void oneIsUsedLateAndOneIsRolledBackUnused() {
        Instant late = customers(Products.REFUNDS).get(0).getOccurredAt();
        assertThat(late).isAfter(delivered(Products.REFUNDS).plus(WINDOW));
        Deployment back = of(Deployment.class)
                .filter(deployment -> deployment.getStatus() == DeploymentStatus.ROLLED_BACK)
                .findFirst()
                .orElseThrow();
        assertThat(back.getDeploymentId()).startsWith(Products.KIOSK.key());
        assertThat(back.getOccurredAt()).isAfter(delivered(Products.KIOSK).plus(WINDOW));
        assertThat(customers(Products.KIOSK)).isEmpty();
    }

    @Test
    void oneCannotBeObservedAndOneIsLaunchedLater() {
        assertThat(uses(Products.FUEL_REPORT)).isEmpty();
        Instant launch = of(Feature.class)
                .filter(entry -> entry.getFeature().equals(Products.TIER_PREVIEW.key()))
                .findFirst()
                .orElseThrow()
                .getLaunchAt();
        assertThat(launch).isAfter(delivered(Products.TIER_PREVIEW).plus(WINDOW));
        Instant used = customers(Products.TIER_PREVIEW).get(0).getOccurredAt();
        assertThat(used).isBetween(launch, launch.plus(WINDOW));
    }

    @Test
    void oneWaitsBehindAFlagAndOneIsStoppedByItsTeam() {
        assertThat(of(Rollout.class))
                .extracting(Rollout::getFeature, Rollout::getPercentage)
                .containsExactly(tuple("luggage-tags", 5.0), tuple("luggage-tags", 50.0));
        assertThat(uses(Products.LUGGAGE_TAGS).stream().map(Usage::getFact))
                .contains(UsageFact.EVALUATION, UsageFact.EXPOSURE);
        assertThat(of(Decision.class)
                        .filter(decision -> decision.getDecision() == DecisionKind.STOP)
                        .map(Decision::getSubject))
                .contains("feature:" + Products.BERTH_PLANNER.key());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7})
    void theStoriesHoldForAnySeedAndDay(long seed) {
        Instant now = NOW.plus(Duration.ofHours(31 * seed));
        List<SpecificRecord> history = new SampleOrganisation(seed, now).history();
        for (Product product : Products.STEADY) {
            assertThat(enough(history, product))
                    .as(product.key())
                    .isBefore(delivered(history, product).plus(WINDOW));
        }
        assertThat(enough(history, Products.REFUNDS))
                .isBetween(delivered(history, Products.REFUNDS).plus(WINDOW), now.minus(WINDOW));
        Instant launch = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(1092));
        assertThat(enough(history, Products.TIER_PREVIEW)).isBetween(launch, launch.plus(WINDOW));
    }

    /** When it was used five times. */
    private static Instant enough(List<SpecificRecord> history, Product product) {
        return customers(history, product).get(4).getOccurredAt();
    }

    @Test
    void itemsStayOpenAreReopenedAndRecur() {
        Map<String, List<WorkItem>> items = of(WorkItem.class).collect(Collectors.groupingBy(WorkItem::getItemId));
        long open = items.values().stream()
                .filter(facts -> facts.stream().noneMatch(SampleOrganisationTest::isClosed))
                .filter(facts -> facts.get(0).getOccurredAt().isBefore(NOW.minus(Duration.ofDays(60))))
                .count();
        assertThat(open).isGreaterThanOrEqualTo(8);
        long reopened = items.values().stream()
                .filter(facts ->
                        facts.stream().dropWhile(fact -> !isClosed(fact)).anyMatch(fact -> !isClosed(fact)))
                .count();
        assertThat(reopened).isGreaterThanOrEqualTo(4);
        assertThat(of(WorkItem.class).filter(item -> ItemStories.RECURRING.equals(item.getTitle())))
                .hasSize(3);
    }

    @Test
    void everyVerdictIsOn() {
        Policy all = of(Policy.class)
                .filter(policy -> policy.getScope().equals("default"))
                .findFirst()
                .orElseThrow();
        Policy team = of(Policy.class)
                .filter(policy -> policy.getScope().startsWith("team:"))
                .findFirst()
                .orElseThrow();
        for (String field : List.of(
                "entryWindow",
                "closureWindow",
                "closureClock",
                "almostDoneWindow",
                "stalledWindow",
                "receptionWindow",
                "adoptionWindow",
                "adoptionMinUses",
                "minRollout",
                "fadeWindow",
                "closureDecisionWindow",
                "followUps",
                "sourceSilence",
                "remindEvery")) {
            assertThat(all.get(field)).as(field).isNotNull();
        }
        for (String field :
                List.of("period", "saturationPeriods", "wipLimit", "drainPeriods", "runShare", "deadZoneWindow")) {
            assertThat(team.get(field)).as(field).isNotNull();
        }
    }

    private static boolean isClosed(WorkItem item) {
        return item.getStatusCategory() == StatusCategory.DONE || item.getStatusCategory() == StatusCategory.DISCARDED;
    }

    private static boolean overdue(Product product) {
        return delivered(product).plus(WINDOW).isBefore(NOW);
    }

    private static Instant delivered(Product product) {
        return delivered(HISTORY, product);
    }

    private static Instant delivered(List<SpecificRecord> history, Product product) {
        return of(history, Deployment.class)
                .filter(deployment -> deployment.getDeploymentId().startsWith(product.key() + '@'))
                .filter(deployment -> deployment.getStatus() == DeploymentStatus.SUCCEEDED)
                .findFirst()
                .orElseThrow()
                .getOccurredAt();
    }

    private static List<Usage> uses(Product product) {
        return uses(HISTORY, product);
    }

    private static List<Usage> uses(List<SpecificRecord> history, Product product) {
        return of(history, Usage.class)
                .filter(usage -> usage.getId().startsWith(product.key() + '/'))
                .toList();
    }

    private static List<Usage> customers(Product product) {
        return customers(HISTORY, product);
    }

    private static List<Usage> customers(List<SpecificRecord> history, Product product) {
        return uses(history, product).stream()
                .filter(usage -> usage.getActorClass() == ActorClass.EXTERNAL && usage.getFact() == UsageFact.USE)
                .toList();
    }

    private static <T extends SpecificRecord> Stream<T> of(Class<T> type) {
        return of(HISTORY, type);
    }

    private static <T extends SpecificRecord> Stream<T> of(List<SpecificRecord> history, Class<T> type) {
        return history.stream().filter(type::isInstance).map(type::cast);
    }
}
