package io.landfall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Comparison TICK =
            new Comparison(new Measure("tick", 0.000004), Measure.ofNanos("scan", 600_000_000), 1_000.0);
    private static final Comparison MANY = new Comparison(new Measure("many", 0.3), new Measure("few", 0.1), 0.5);
    private static final Comparison RESTORE =
            new Comparison(new Measure("restore", 20), new Measure("scan", 0.6), null);

    @Test
    void theHeadlineIsTheObjectAndTheRestStandsUnderOthers() {
        Report report = new Report("timers", "many items", "2 x CPU", TICK, List.of(RESTORE));

        assertThat(report.json())
                .isEqualTo("{\"name\":\"timers\",\"what\":\"many items\","
                        + "\"limit\":{\"what\":\"scan\",\"rate\":1.667,\"seconds\":0.6},"
                        + "\"ours\":{\"what\":\"tick\",\"rate\":250000,\"seconds\":0.000004},"
                        + "\"ratio\":150000,\"bound\":1000,\"holds\":true,\"machine\":\"2 x CPU\","
                        + "\"others\":[{\"limit\":{\"what\":\"scan\",\"rate\":1.667,\"seconds\":0.6},"
                        + "\"ours\":{\"what\":\"restore\",\"rate\":0.05,\"seconds\":20},\"ratio\":0.03}]}");
    }

    @Test
    void cpuTimesStandBesideTheSecondsTheyArePartOf() {
        Measure ours = new Measure("ours", 0.004, new CpuTime(0.005, 0.001));

        assertThat(new Report("usage", "events", "2 x CPU", new Comparison(ours, TICK.limit(), null), List.of()).json())
                .contains("\"ours\":{\"what\":\"ours\",\"rate\":250,\"seconds\":0.004,"
                        + "\"cpuSeconds\":{\"process\":0.005,\"broker\":0.001}}");
    }

    @Test
    void aCurveTellsEachStepBesideTheFirst() {
        Curve curve = new Curve(List.of(step("day 1", 0.001, 900), step("day 2", 0.002, 1_025)), 1_024);

        assertThat(curve.holds()).isFalse();
        assertThat(new Report("replay", "a year", "2 x CPU", MANY, List.of(), curve).json())
                .contains("\"curve\":{\"largestSubjectBytes\":1025,\"boundBytes\":1024,\"holds\":false,\"steps\":[{")
                .contains("{\"what\":\"day 2\",\"rate\":500,\"ofFirst\":0.5,\"heapBytes\":1,\"residentBytes\":2,"
                        + "\"diskBytes\":3,\"stateBytes\":4,\"stateRows\":5,\"subjectBytes\":6,"
                        + "\"largestSubjectBytes\":1025}");
    }

    private static Step step(String what, double seconds, long largest) {
        return new Step(what, seconds, 1, 2, 3, 4, 5, 6, largest);
    }

    @Test
    void aBoundHoldsFromItselfOn() {
        assertThat(TICK.holds()).isTrue();
        assertThat(MANY.holds()).isFalse();
        assertThat(RESTORE.holds()).isTrue();
        assertThat(new Comparison(new Measure("ours", 2), new Measure("limit", 1), 0.5).holds())
                .isTrue();
    }
}
