package io.landfall.cli.replay;

import io.landfall.cli.feed.FactReader;
import io.landfall.cli.feed.Fingerprint;
import io.landfall.cli.feed.Meter;
import io.landfall.cli.feed.ReadFacts;
import io.landfall.cli.unmapped.References;
import io.landfall.stack.LocalStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** History in, verdicts out: a stack of its own, the real pipeline, the facts, and the wait until all is said. */
public final class Replay {
    // Made before the stack starts on another thread: a logger that is made on two at once complains.
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final ReplayRequest request;
    private final Clock clock;
    private final Meter meter;

    public Replay(ReplayRequest request, Clock clock, Meter meter) {
        this.request = request;
        this.clock = clock;
        this.meter = meter;
    }

    /**
     * What was done.
     *
     * @param stackUp how long broker and registry took to start; absent where they were not needed
     * @param took from then until the files were there
     */
    public record Outcome(
            Summary summary,
            ReadFacts read,
            long retracted,
            References unmapped,
            @Nullable Duration stackUp,
            Duration took) {}

    /** @throws RuntimeException whose message says what is wrong and what helps */
    public Outcome run() {
        OutputFiles files = OutputFiles.in(request.out());
        ReplayFolder folder = request.data() == null ? null : ReplayFolder.open(request.data(), clock);
        Instant begun = folder == null ? clock.instant() : folder.begun();
        FactReader reader = FactReader.open(request.inputs(), begun, meter);
        LOG.info("reading");
        try (Resources resources = new Resources()) {
            long start = System.nanoTime();
            StackStart stack = new StackStart(request.data(), resources);
            ReadFacts read = reader.read();
            if (folder != null) {
                folder.claim(Fingerprint.of(read.facts()), read.asOf(), request.partitions());
            }
            if (!read.fromInputs()) {
                return finish(files, read, Verdicts.NONE, null, start);
            }
            LocalStack running = stack.join();
            ReplayRun run = new ReplayRun(running, request, read, new ReplayTime(clock, begun, read.asOf()), meter);
            Verdicts verdicts = run.verdicts(resources, folder);
            return finish(files, read, verdicts, stack.took(), stack.upAt());
        } finally {
            meter.close();
        }
    }

    private Outcome finish(
            OutputFiles files, ReadFacts read, Verdicts verdicts, @Nullable Duration stackUp, long since) {
        files.write(verdicts, read.deadLetters());
        int letters = read.deadLetters().size() + verdicts.deadLetters().size();
        Summary summary = Summary.of(read.events(), letters, verdicts.alerts());
        return new Outcome(
                summary,
                read,
                verdicts.retracted(),
                verdicts.unmapped(),
                stackUp,
                Duration.ofNanos(System.nanoTime() - since));
    }
}
