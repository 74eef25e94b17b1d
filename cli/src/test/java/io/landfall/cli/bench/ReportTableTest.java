package io.landfall.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.bench.Comparison;
import io.landfall.bench.Measure;
import io.landfall.bench.Report;
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
