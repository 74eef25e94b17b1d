package io.landfall.domain.feature;

import static io.landfall.domain.Given.at;
import static io.landfall.domain.Given.window;
import static io.landfall.domain.verdict.Kind.BELOW_EXPECTED_USE;
import static io.landfall.domain.verdict.Kind.DELIVERED_UNUSED;
import static io.landfall.domain.verdict.Kind.USE_FADED;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.domain.fact.CatalogueEntry.Cadence;
import io.landfall.domain.fact.CatalogueEntry.Expected;
import io.landfall.domain.fact.DecisionFact.Kind;
import io.landfall.domain.fact.UseBucket.ActorClass;
import io.landfall.domain.verdict.Alert;
import io.landfall.domain.verdict.Alert.Applied;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdicts about use that was there, or should be; and what the silence of a source does to all of them. */
class UseVerdictsTest {

    private static final String END = "20 00:00";

    private final FeatureStory story = new FeatureStory().deployed("2 00:00", "d", "a");

    @Nested
    class Faded {

        Faded() {
            story.rules("p1", "1 00:00", Map.of("fadeWindow", window("PT48H"), "adoptionMinUses", 2L));
        }

        @Test
        void wasUsedAndIsNotAnyMore() {
            story.used("3 00:10").used("4 00:20").used("5 00:00", ActorClass.BOT, 7);
            Alert alert = story.all(USE_FADED, END).get(0);

            assertThat(alert.life().clockStartedAt()).isEqualTo(at("4 00:20"));
            assertThat(alert.life().openedAt()).isEqualTo(at("6 01:00"));
            assertThat(alert.policy()).isEqualTo(new Applied("default", "p1", "PT48H"));
            assertThat(alert.evidence().counts())
                    .containsOnly(Map.entry("deployments", 1L), Map.entry("uses", 2L), Map.entry("bot", 7L));
            assertThat(alert.evidence().facts()).containsExactly("f1", "f4");
        }

        @Test
        void whatWasNeverAdoptedCannotFade() {
            story.used("3 00:10");

            assertThat(story.alerts(USE_FADED, END)).isEmpty();
        }

        @ParameterizedTest(name = "used again {0}: {1}")
        @CsvSource({
            "6 00:59, #1 8 01:00",
            "6 01:00, #1 6 01:00 - 6 01:00 USE; #1 8 01:00",
            "7 00:00, #1 6 01:00 - 7 00:00 USE; #1 9 00:00"
        })
        void aUseClearsItAndTheNextRestIsAFindingOfItsOwn(String again, String expected) {
            story.used("3 00:10").used("4 00:20").used(again);

            assertThat(story.alerts(USE_FADED, END)).containsExactly(expected.split("; "));
        }

        @Test
        void isNeverAskedSoonerThanItIsMeantToBeUsed() {
            story.used("3 00:10", ActorClass.EXTERNAL, 2).expects(null, new Cadence("P7D", Duration.ofDays(7)));

            assertThat(story.alerts(USE_FADED, END)).containsExactly("#1 10 01:00");
            assertThat(story.all(USE_FADED, END).get(0).policy()).isEqualTo(new Applied("default", "p1", "P7D"));
        }

        @Test
        void aShorterCadenceChangesNothing() {
            story.used("3 00:10", ActorClass.EXTERNAL, 2).expects(null, new Cadence("P1D", Duration.ofDays(1)));

            assertThat(story.alerts(USE_FADED, END)).containsExactly("#1 5 01:00");
        }

        @Test
        void aDecisionOfBeforeTheLastUseDoesNotCount() {
            story.decided("2 12:00", Kind.CLOSURE, null).used("3 00:10", ActorClass.EXTERNAL, 2);

            assertThat(story.alerts(USE_FADED, END)).containsExactly("#1 5 01:00");
            assertThat(story.all(USE_FADED, END).get(0).life().decisions()).containsExactly("CLOSURE2 12:00");
        }

        @Test
        void theUseOfTheNextDeliveryIsItsOwn() {
            story.used("3 00:10", ActorClass.EXTERNAL, 2).rolledBack("4 00:00", "d");
            story.deployed("9 00:00", "e", "b").used("9 00:30", ActorClass.EXTERNAL, 2);

            assertThat(story.alerts(USE_FADED, END)).containsExactly("#2 11 01:00");
        }

        @Test
        void waitsUntilItsSourceIsHeard() {
            story.used("3 00:10", ActorClass.EXTERNAL, 2).onlyHeard("web", "5 00:59");

            assertThat(story.alerts(USE_FADED, END)).isEmpty();
            assertThat(story.assess(END).awaits()).isEqualTo(at("5 01:00"));
        }
    }

    @Nested
    class Below {

        @Test
        void wasNotReachedByItsDate() {
            story.expects(new Expected(3L, null, at("5 00:30")), null)
                    .used("3 00:10")
                    .used("4 00:10");
            Alert alert = story.all(BELOW_EXPECTED_USE, END).get(0);

            assertThat(alert.life().openedAt()).isEqualTo(at("5 01:00"));
            assertThat(alert.life().clockStartedAt()).isEqualTo(at("2 00:00"));
            assertThat(alert.policy()).isEqualTo(new Applied("catalogue", "f0", "2026-06-05T00:30:00Z"));
            assertThat(alert.evidence().counts())
                    .containsOnly(
                            Map.entry("deployments", 1L),
                            Map.entry("uses", 2L),
                            Map.entry("actors", 0L),
                            Map.entry("expectedUses", 3L));
        }

        @Test
        void theUseThatReachesItClears() {
            story.expects(new Expected(3L, null, at("5 00:00")), null);
            story.used("3 00:10", ActorClass.EXTERNAL, 2).used("5 00:00").used("6 00:00");

            assertThat(story.alerts(BELOW_EXPECTED_USE, END)).containsExactly("#1 5 00:00 - 5 00:00 REACHED");
        }

        @Test
        void actorsCountOnce() {
            story.expects(new Expected(null, 2L, at("5 00:00")), null);
            story.usedBy("3 00:10", 7, 1)
                    .usedBy("4 00:10", 7, 1)
                    .usedBy("6 00:10", 8, 0)
                    .usedBy("7 00:10", 8, 1);

            assertThat(story.alerts(BELOW_EXPECTED_USE, END)).containsExactly("#1 5 00:00 - 7 00:10 REACHED");
        }

        @Test
        void bothHaveToBeReached() {
            story.expects(new Expected(3L, 2L, at("5 00:00")), null);
            story.usedBy("3 00:10", 7, 1).usedBy("3 00:20", 8, 1).usedBy("6 00:10", 7, 1);

            assertThat(story.alerts(BELOW_EXPECTED_USE, END)).containsExactly("#1 5 00:00 - 6 00:10 REACHED");
        }

        @Test
        void whatWasReachedInTimeIsNoFinding() {
            story.expects(new Expected(1L, null, at("5 00:00")), null).used("4 00:00");

            assertThat(story.alerts(BELOW_EXPECTED_USE, END)).isEmpty();
        }

        @Test
        void aDateBeforeTheDeliveryExpectsNothing() {
            story.expects(new Expected(1L, null, at("2 00:00")), null);

            assertThat(story.alerts(BELOW_EXPECTED_USE, END)).isEmpty();
        }

        @Test
        void nothingExpectedIsNothingMissed() {
            story.expects(new Expected(0L, 0L, at("5 00:00")), null);

            assertThat(story.alerts(BELOW_EXPECTED_USE, END)).isEmpty();
        }
    }

    @Nested
    class Silent {

        Silent() {
            story.rules("p1", "1 00:00", Map.of("adoptionWindow", window("PT48H"), "sourceSilence", window("PT12H")));
            story.onlyHeard("web", "1 12:00");
            for (int hour = 0; hour < 24; hour += 6) {
                story.heard("web", "2 0" + hour % 10 + ":30");
            }
            story.heard("web", "2 12:30");
        }

        @Test
        void theWindowStandsStillWhileNobodyCanTell() {
            story.heard("web", "5 13:00")
                    .heard("web", "5 23:00")
                    .heard("web", "6 10:00")
                    .heard("web", "6 20:00");
            story.heard("web", "7 07:00");
            Alert alert = story.all(DELIVERED_UNUSED, "7 08:00").get(0);

            // Silent from the end of the hour 12 on day 2 to 13:00 on day 5: 13 of 48 hours were used up before.
            assertThat(alert.life().openedAt()).isEqualTo(at("7 00:00"));
            assertThat(alert.evidence().paused()).isEqualTo(Duration.ofHours(72));
        }

        @Test
        void saysSinceWhenItIsUnknown() {
            assertThat(story.delivery("3 01:00").unknownSince()).isNull();
            assertThat(story.delivery("3 01:00:00.000001").unknownSince()).isEqualTo(at("2 13:00"));
            assertThat(story.assess("3 02:00").awaits()).isEqualTo(at("2 13:00"));
        }

        @Test
        void aSecondSourceThatSpeaksIsEnough() {
            for (int day = 2; day < 20; day++) {
                story.heard("app", day + " 05:00").heard("app", day + " 13:00").heard("app", day + " 21:00");
            }

            assertThat(story.delivery("4 00:00").unknownSince()).isNull();
            assertThat(story.alerts(DELIVERED_UNUSED, "5 00:00")).containsExactly("#1 4 00:00");
        }
    }
}
