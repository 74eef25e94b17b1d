package io.landfall.cli.bench;

import io.landfall.bench.Comparison;
import io.landfall.bench.Curve;
import io.landfall.bench.Measure;
import io.landfall.bench.Report;
import io.landfall.cli.Terminal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A report for people: ours and its limit in two lines, their ratio, and whether the bound holds. Comparisons of CPU times come
 * first, in one table.
 */
public final class ReportTable {

    private static final String BOLD = "1";
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final double WHOLE_FROM = 10;

    private final Report report;

    public ReportTable(Report report) {
        this.report = report;
    }

    public void print(PrintWriter out) {
        List<Comparison> all = new ArrayList<>(List.of(report.headline()));
        all.addAll(report.others());
        List<Comparison> rates =
                all.stream().filter(one -> one.ours().cpu() != null).toList();
        all.removeAll(rates);
        int width = all.stream()
                .mapToInt(one ->
                        Math.max(one.ours().what().length(), one.limit().what().length()))
                .max()
                .orElse(0);
        out.println(Terminal.coloured(report.name() + ": " + report.what(), BOLD));
        out.println(report.machine());
        if (!rates.isEmpty()) {
            new RateTable(rates).print(out);
        }
        Curve curve = report.curve();
        if (curve != null) {
            new CurveTable(curve).print(out);
        }
        for (Comparison one : all) {
            out.println();
            out.println(line(one.ours(), width) + "   " + times(one.ratio()) + verdict(one));
            out.println(line(one.limit(), width) + "   limit");
        }
        out.flush();
    }

    private static String line(Measure measure, int width) {
        return String.format(Locale.ROOT, "  %-" + width + "s  %10s", measure.what(), duration(measure.seconds()));
    }

    private static String verdict(Comparison comparison) {
        Double bound = comparison.bound();
        if (bound == null) {
            return "";
        }
        return " (" + (bound < 1 ? "at most " : "at least ") + times(bound) + "): " + verdict(comparison.holds());
    }

    static String verdict(boolean holds) {
        return holds ? Terminal.coloured("holds", GREEN) : Terminal.coloured("does not hold", RED);
    }

    /** Nobody thinks in 0.02 times as fast. */
    private static String times(double ratio) {
        return ratio < 1 ? number(1 / ratio) + " x as long" : number(ratio) + " x as fast";
    }

    private static String number(double times) {
        String format = times >= WHOLE_FROM || times == Math.rint(times) ? "%,.0f" : "%.2f";
        return String.format(Locale.ROOT, format, times);
    }

    /** In the unit that leaves it between 1 and 1,000. */
    static String duration(double seconds) {
        if (seconds < 1e-6) {
            return String.format(Locale.ROOT, "%.1f ns", seconds * 1e9);
        } else if (seconds < 1e-3) {
            return String.format(Locale.ROOT, "%.1f µs", seconds * 1e6);
        } else if (seconds < 1) {
            return String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
        }
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
