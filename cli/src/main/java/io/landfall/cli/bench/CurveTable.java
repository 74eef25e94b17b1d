package io.landfall.cli.bench;

import io.landfall.bench.Curve;
import io.landfall.bench.Step;
import java.io.PrintWriter;
import java.util.Locale;

/** A curve as lines: the rate with a bar, and what memory and state have grown to. */
final class CurveTable {

    private static final double PERCENT = 100;
    private static final int BAR_OF_FIRST = 20;
    private static final int LONGEST_BAR = 30;
    private static final double KIB = 1 << 10;
    private static final double MIB = 1 << 20;

    private final Curve curve;

    CurveTable(Curve curve) {
        this.curve = curve;
    }

    void print(PrintWriter out) {
        int width = curve.steps().stream()
                .mapToInt(step -> step.what().length())
                .max()
                .orElse(0);
        String left = "  %-" + width + "s  %12s  %8s  %-" + LONGEST_BAR + "s";
        String right = "  %8s  %8s  %8s  %8s  %11s  %9s  %9s";
        out.println();
        out.println(String.format(Locale.ROOT, left, "", "a second", "of first", "")
                + String.format(
                        Locale.ROOT, right, "heap MiB", "resident", "disk", "state", "rows", "a feature", "at most"));
        for (Step step : curve.steps()) {
            out.println(String.format(
                            Locale.ROOT,
                            left,
                            step.what(),
                            String.format(Locale.ROOT, "%,.0f", step.rate()),
                            String.format(Locale.ROOT, "%.0f %%", curve.ofFirst(step) * PERCENT),
                            bar(step))
                    + String.format(
                            Locale.ROOT,
                            right,
                            mib(step.heap()),
                            mib(step.resident()),
                            mib(step.disk()),
                            mib(step.state()),
                            String.format(Locale.ROOT, "%,d", step.rows()),
                            kib(step.subject()),
                            kib(step.largestSubject())));
        }
        out.println();
        out.println("  state of a feature: " + kib(curve.largest()) + " at most (bound: " + kib(curve.most()) + "): "
                + ReportTable.verdict(curve.holds()));
    }

    private String bar(Step step) {
        return "#".repeat((int) Math.min(LONGEST_BAR, Math.round(curve.ofFirst(step) * BAR_OF_FIRST)));
    }

    private static String mib(long bytes) {
        return String.format(Locale.ROOT, "%,.0f", bytes / MIB);
    }

    private static String kib(long bytes) {
        return String.format(Locale.ROOT, "%,.1f KiB", bytes / KIB);
    }
}
