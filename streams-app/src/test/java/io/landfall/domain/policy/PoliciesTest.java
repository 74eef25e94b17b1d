package io.landfall.domain.policy;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.Given.fact;
import static io.landfall.domain.Given.policies;
import static io.landfall.domain.Given.policy;
import static io.landfall.domain.Given.window;
import static io.landfall.domain.policy.PolicyKey.ADOPTION_MIN_USES;
import static io.landfall.domain.policy.PolicyKey.CLOSURE_WINDOW;
import static io.landfall.domain.policy.PolicyKey.REMIND_EVERY;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.FactOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final List<String> SCOPES = List.of("feature:f", "itemType:DEFECT", "team:red", "default");
    private static final Instant LATER = at("20 00:00");

    private final PolicyRecord forAll = policy("all", "default", "1 00:00", closure("PT1H"));
    private final PolicyRecord forTeam = policy("team", "team:red", "1 00:00", closure("PT2H"));
    private final PolicyRecord forType = policy("type", "itemType:DEFECT", "1 00:00", closure("PT3H"));
    private final PolicyRecord forFeature = policy("feature", "feature:f", "1 00:00", closure("PT4H"));

    @Test
    void whatNobodySetIsBuiltIn() {
        PolicyView nothing = policies().at(LATER, SCOPES);

        assertThat(nothing.ruling(CLOSURE_WINDOW)).isEqualTo(new Ruling<>(Window.ofDays(30), "built-in", "built-in"));
        assertThat(nothing.value(ADOPTION_MIN_USES)).isEqualTo(1L);
        assertThat(nothing.ruling(REMIND_EVERY)).isNull();
        assertThat(nothing.value(PolicyKey.COUNT_UNKNOWN, false)).isFalse();
    }

    @Test
    void featureBeatsItemTypeBeatsTeamBeatsDefault() {
        assertThat(ruling(policies(forAll)).scope()).isEqualTo("default");
        assertThat(ruling(policies(forAll, forTeam)).scope()).isEqualTo("team:red");
        assertThat(ruling(policies(forAll, forTeam, forType)).scope()).isEqualTo("itemType:DEFECT");
        assertThat(ruling(policies(forAll, forTeam, forType, forFeature)))
                .isEqualTo(new Ruling<>(window("PT4H"), "feature:f", "feature"));
    }

    @Test
    void otherScopesDoNotMatter() {
        Policies policies = policies(forAll, policy("blue", "team:blue", "1 00:00", closure("PT9H")));

        assertThat(ruling(policies).version()).isEqualTo("all");
    }

    @Test
    void fieldsAreResolvedOneByOne() {
        Policies policies = policies(forAll, policy("t", "team:red", "2 00:00", Map.of("adoptionMinUses", 7L)));

        PolicyView view = policies.at(LATER, SCOPES);

        assertThat(view.ruling(CLOSURE_WINDOW).scope()).isEqualTo("default");
        assertThat(view.ruling(ADOPTION_MIN_USES)).isEqualTo(new Ruling<>(7L, "team:red", "t"));
    }

    @Test
    void aRecordReplacesTheEarlierOneOfItsScopeWhole() {
        Policies policies = policies(forTeam, policy("newer", "team:red", "2 00:00", Map.of("adoptionMinUses", 7L)));

        assertThat(ruling(policies).scope()).isEqualTo("built-in");
    }

    @Test
    void offStopsTheSearchThere() {
        Policies policies = policies(
                forAll, new PolicyRecord(fact("off", "1 00:00"), "team:red", false, Map.of(), Set.of("closureWindow")));

        assertThat(policies.at(LATER, SCOPES).ruling(CLOSURE_WINDOW)).isNull();
        assertThat(policies.at(LATER, List.of("default")).ruling(CLOSURE_WINDOW))
                .isNotNull();
    }

    @Test
    void aMoreParticularValueIsNotSwitchedOffByAGeneralOff() {
        Policies policies = policies(
                forTeam, new PolicyRecord(fact("off", "1 00:00"), "default", false, Map.of(), Set.of("closureWindow")));

        assertThat(ruling(policies).scope()).isEqualTo("team:red");
    }

    @Test
    void ofAFileHoldsFromTheBeginningAndBeatsTheRecordsOfItsScopeOnly() {
        PolicyRecord pinned = new PolicyRecord(fact("file", "9 00:00"), "default", true, closure("PT7H"), Set.of());
        Policies policies = policies(pinned, policy("later", "default", "10 00:00", closure("PT8H")));

        assertThat(policies.at(Instant.EPOCH, SCOPES).ruling(CLOSURE_WINDOW).version())
                .isEqualTo("file");
        assertThat(ruling(policies).version()).isEqualTo("file");
        assertThat(ruling(policies(pinned, forTeam)).version()).isEqualTo("team");
    }

    @Test
    void rulesFromItsOwnInstantOnAndNotJustBeforeIt() {
        Policies policies = policies(forAll, policy("new", "default", "5 00:00", closure("PT9H")));

        assertThat(version(policies.at(at("4 23:59:59.999999"), SCOPES))).isEqualTo("all");
        assertThat(version(policies.at(at("5 00:00"), SCOPES))).isEqualTo("new");
        assertThat(version(policies.before(at("5 00:00"), SCOPES))).isEqualTo("all");
        assertThat(version(policies.before(at("5 00:00:00.000001"), SCOPES))).isEqualTo("new");
    }

    @Test
    void upToAFactTheOrderOfFactsDecides() {
        Policies policies = policies(forAll, policy("m", "default", "5 00:00", closure("PT9H")));

        assertThat(version(policies.upTo(fact("l", "5 00:00"), SCOPES))).isEqualTo("all");
        assertThat(version(policies.upTo(fact("m", "5 00:00"), SCOPES))).isEqualTo("m");
        assertThat(version(policies.upTo(fact("n", "5 00:00"), SCOPES))).isEqualTo("m");
    }

    @Test
    void ofOneInstantTheGreatestFactRules() {
        PolicyRecord numbered = new PolicyRecord(
                new FactOrder(at("1 00:00"), "s", 1L, "a"), "default", false, closure("PT6H"), Set.of());

        assertThat(ruling(policies(numbered, forAll)).version()).isEqualTo("a"); // an absent sequence comes first
    }

    @Test
    void changesAreThoseSeenAndTheNextIsTheEarliestNotSeen() {
        Policies policies = policies(
                forAll,
                policy("b", "default", "7 00:00", closure("PT9H")),
                policy("c", "team:red", "6 00:00", closure("PT9H")),
                policy("d", "team:blue", "5 00:00", closure("PT9H")));

        assertThat(policies.changes(SCOPES, at("6 00:00")))
                .extracting(FactOrder::id)
                .containsExactly("c", "all");
        assertThat(policies.nextChange(SCOPES, at("1 00:00"))).isEqualTo(at("6 00:00"));
        assertThat(policies.nextChange(SCOPES, at("6 00:00"))).isEqualTo(at("7 00:00"));
        assertThat(policies.nextChange(SCOPES, at("7 00:00"))).isNull();
    }

    private static Map<String, Object> closure(String window) {
        return Map.of("closureWindow", window(window));
    }

    private static Ruling<Window> ruling(Policies policies) {
        return policies.at(LATER, SCOPES).ruling(CLOSURE_WINDOW);
    }

    private static String version(PolicyView view) {
        return view.ruling(CLOSURE_WINDOW).version();
    }
}
