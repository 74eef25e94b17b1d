package io.landfall.bench.usage;

import io.landfall.bench.Comparison;
import io.landfall.bench.CpuTime;
import io.landfall.bench.Machine;
import io.landfall.bench.Measure;
import io.landfall.bench.Progress;
import io.landfall.bench.Report;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What usage costs from its topic to roll-ups, and on to verdicts, beside polling and decoding it: all of the same events, round
 * after round, each round with a group of its own. The first rounds of each line are not counted; rounds of all lines alternate, so that what else the
 * machine does hits all of them.
 */
public final class UsageBenchmark {

    public static final String NAME = "usage";

    /** Fewer would have been read before the first commit. */
    public static final long FEWEST = 1_000;

    public static final int FEWEST_ROUNDS = 1;

    private static final double RATE_BOUND = 0.4;
    private static final double CPU_BOUND = 3.5;

    private final long events;
    private final int rounds;
    private final int warmUps;
    private final Progress progress;

    /**
     * @param rounds counted ones of each line
     * @param warmUps rounds before them that are not
     */
    public UsageBenchmark(long events, int rounds, int warmUps, Progress progress) {
        if (events < FEWEST || rounds < FEWEST_ROUNDS || warmUps < 0) {
            throw new IllegalArgumentException("at least " + FEWEST + " events and a round are needed, not " + events
                    + " and " + rounds + ", with " + warmUps + " to warm up");
        }
        this.events = events;
        this.rounds = rounds;
        this.warmUps = warmUps;
        this.progress = progress;
    }

    /** Takes some minutes at six million events, and 3 GB of disk meanwhile. */
    public Report run() {
        progress.phase("starting a broker", "", 1);
        try (UsageBed bed = UsageBed.start()) {
            long bytes = write(bed);
            Line polled = new PollLine("poll, bytes only", bed, events, new ByteArrayDeserializer());
            Line decoded = new PollLine("poll and decode", bed, events, new UsageDecoder());
            Line naive = new PathLine(bed, new NaivePath(), 1, events);
            List<Line> ours = List.of(
                    new PathLine(bed, new RollupPath(), 1, events),
                    new PathLine(bed, new RollupPath(), 2, events),
                    new PathLine(bed, new PipelinePath(), 1, events),
                    new PathLine(bed, new PipelinePath(), 2, events));
            List<Line> lines = new ArrayList<>(List.of(polled, decoded, naive));
            lines.addAll(ours);
            for (int round = 1 - warmUps; round <= rounds; round++) {
                for (int i = 0; i < lines.size(); i++) {
                    round(lines.get(i), round, "bench-usage-" + i + '-' + (round + warmUps));
                }
            }
            return report(
                    bytes / events,
                    polled.measured(),
                    decoded.measured(),
                    naive.measured(),
                    ours.stream().map(Line::measured).toList());
        }
    }

    private long write(UsageBed bed) {
        progress.phase("writing events", "events", events);
        try (UsageWriter writer = new UsageWriter(bed.settings())) {
            return writer.write(events, Clock.systemUTC().instant(), progress);
        }
    }

    private void round(Line line, int round, String name) {
        progress.phase(round < 1 ? "warming up" : "round " + round + " of " + rounds, "events", events);
        System.gc(); // what one line leaves behind is not on the bill of the next
        if (round < 1) {
            line.round(name, progress::reached);
        } else {
            line.measure(name, progress::reached);
        }
    }

    private Report report(long bytes, Measure polled, Measure decoded, Measure naive, List<Measure> ours) {
        Measure path = ours.get(0);
        List<Comparison> others = new ArrayList<>();
        ours.stream().skip(1).forEach(other -> others.add(new Comparison(other, decoded, null)));
        others.add(new Comparison(naive, decoded, null));
        others.add(new Comparison(decoded, polled, null));
        ours.forEach(
                each -> others.add(new Comparison(cpu(each), cpu(decoded), each.equals(path) ? 1 / CPU_BOUND : null)));
        return new Report(
                NAME,
                String.format(
                        Locale.ROOT,
                        "%,d events of %d bytes in %d partitions, %s",
                        events,
                        bytes,
                        UsageBed.PARTITIONS,
                        rounds == 1 ? "one round" : "medians of " + rounds + " rounds"),
                Machine.describe(),
                new Comparison(path, decoded, RATE_BOUND),
                others);
    }

    private static Measure cpu(Measure measured) {
        CpuTime cpu = Objects.requireNonNull(measured.cpu(), "all lines tell their CPU time");
        return new Measure("CPU time an event with the broker's, " + measured.what(), cpu.total());
    }
}
