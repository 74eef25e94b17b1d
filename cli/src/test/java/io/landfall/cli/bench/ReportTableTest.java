package io.landfall.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.bench.Comparison;
import io.landfall.bench.CpuTime;
import io.landfall.bench.Curve;
import io.landfall.bench.Measure;
import io.landfall.bench.Report;
import io.landfall.bench.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTableTest {

    @Test
    void oursAndItsLimitAreAlignedWithRatioAndVerdict() {
        Measure scan = new Measure("whole scan", 0.6);
        Report report = new Report(
                "timers",
                "many items",
                "2 x CPU",
                new Comparison(new Measure("tick", 0.000004), scan, 1_000.0),
                List.of(
                        new Comparison(new Measure("many", 0.3), new Measure("few", 0.1), 0.5),
                        new Comparison(new Measure("restore", 20), scan, null)));
        StringWriter out = new StringWriter();

        new ReportTable(report).print(new PrintWriter(out));

        assertThat(out.toString().lines())
                .containsExactly(
                        "timers: many items",
                        "2 x CPU",
                        "",
                        "  tick            4.0 µs   150,000 x as fast (at least 1,000 x as fast): holds",
                        "  whole scan    600.0 ms   limit",
                        "",
                        "  many          300.0 ms   3.00 x as long (at most 2 x as long): does not hold",
                        "  few           100.0 ms   limit",
                        "",
                        "  restore         20.0 s   33 x as long",
                        "  whole scan    600.0 ms   limit");
    }

    @Test
    void ratesWithCpuTimesAreOneTableFromTheQuickestOn() {
        Measure decode = new Measure("decode", 0.0000004, new CpuTime(0.0000005, 0.00000004));
        Measure ours = new Measure("ours", 0.0000008, new CpuTime(0.000001, 0.0000002));
        Report report = new Report(
                "usage",
                "many events",
                "2 x CPU",
                new Comparison(ours, decode, 0.4),
                List.of(
                        new Comparison(new Measure("naive", 0.000005, new CpuTime(0.000006, 0.000001)), decode, null),
                        new Comparison(decode, new Measure("poll", 0.0000002, new CpuTime(0.0000002, 0)), null),
                        new Comparison(new Measure("CPU time", 0.0000012), new Measure("of decode", 0.0000005), 0.25)));
        StringWriter out = new StringWriter();

        new ReportTable(report).print(new PrintWriter(out));

        assertThat(out.toString().lines())
                .containsExactly(
                        "usage: many events",
                        "2 x CPU",
                        "",
                        "              a second  of limit    CPU µs   broker",
                        "  poll       5,000,000     200 %      0.20     0.00",
                        "  decode     2,500,000     100 %      0.50     0.04   limit",
                        "  ours       1,250,000      50 %      1.00     0.20   (at least 40 %): holds",
                        "  naive        200,000       8 %      6.00     1.00",
                        "",
                        "  CPU time       1.2 µs   2.40 x as long (at most 4 x as long): holds",
                        "  of decode    500.0 ns   limit");
    }

    @Test
    void aCurveIsALineAStepWithItsBarAndTheBoundOfItsState() {
        Curve curve =
                new Curve(List.of(step("day 1", 0.00001, 20 << 10), step("days 2 to 9", 0.00002, 40 << 10)), 64 << 10);
        Report report = new Report(
                "replay",
                "a year",
                "2 x CPU",
                new Comparison(new Measure("the last", 0.00002), new Measure("the first", 0.00001), 0.7),
                List.of(),
                curve);
        StringWriter out = new StringWriter();

        new ReportTable(report).print(new PrintWriter(out));

        assertThat(out.toString().lines().skip(3).map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        " a second of first heap MiB resident disk state rows a feature at most",
                        " day 1 100,000 100 % #################### 1 2 3 4 5,000 10.0 KiB 20.0 KiB",
                        " days 2 to 9 50,000 50 % ########## 1 2 3 4 5,000 10.0 KiB 40.0 KiB",
                        "",
                        " state of a feature: 40.0 KiB at most (bound: 64.0 KiB): holds",
                        "",
                        " the last 20.0 µs 2 x as long (at most 1.43 x as long): does not hold",
                        " the first 10.0 µs limit");
    }

    private static Step step(String what, double seconds, long largest) {
        return new Step(what, seconds, 1 << 20, 2 << 20, 3 << 20, 4 << 20, 5_000, 10 << 10, largest);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0000000412, 41.2 ns",
        "0.0000041, 4.1 µs",
        "0.000999, 999.0 µs",
        "0.0015, 1.5 ms",
        "1, 1.0 s",
        "90, 90.0 s"
    })
    void durationsAreInAUnitThatLeavesThemReadable(double seconds, String expected) {
        assertThat(ReportTable.duration(seconds)).isEqualTo(expected);
    }
}
