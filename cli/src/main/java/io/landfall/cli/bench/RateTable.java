package io.landfall.cli.bench;

import io.landfall.bench.Comparison;
import io.landfall.bench.CpuTime;
import io.landfall.bench.Measure;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lines that all have one limit, the quickest first: events a second, their part of the limit's, and the CPU time of one. */
final class RateTable {

    private static final double PERCENT = 100;
    private static final double MICROS = 1e6;

    private final Comparison headline;
    private final List<Measure> lines;

    /** @param comparisons with CPU times */
    RateTable(List<Comparison> comparisons) {
        headline = comparisons.get(0);
        lines = comparisons.stream()
                .flatMap(each -> Stream.of(each.ours(), each.limit()))
                .distinct()
                .sorted(Comparator.comparingDouble(Measure::seconds))
                .toList();
    }

    void print(PrintWriter out) {
        int width = lines.stream().mapToInt(line -> line.what().length()).max().orElse(0);
        String format = "  %-" + width + "s  %12s  %8s  %8s  %7s%n";
        out.println();
        out.printf(Locale.ROOT, format, "", "a second", "of limit", "CPU µs", "broker");
        for (Measure line : lines) {
            CpuTime cpu = line.cpu();
            String text = String.format(
                    Locale.ROOT,
                    "  %-" + width + "s  %,12.0f  %8s  %8s  %7s",
                    line.what(),
                    line.rate(),
                    part(line),
                    cpu == null ? "" : micros(cpu.process()),
                    cpu == null ? "" : micros(cpu.broker()));
            out.println((text + note(line)).stripTrailing());
        }
    }

    private String part(Measure line) {
        return percent(headline.limit().seconds() / line.seconds());
    }

    private String note(Measure line) {
        if (line.equals(headline.limit())) {
            return "   limit";
        }
        Double bound = headline.bound();
        if (bound == null || !line.equals(headline.ours())) {
            return "";
        }
        return "   (at least " + percent(bound) + "): " + ReportTable.verdict(headline.holds());
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f %%", part * PERCENT);
    }

    private static String micros(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds * MICROS);
    }
}
