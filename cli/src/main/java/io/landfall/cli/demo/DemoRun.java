package io.landfall.cli.demo;

import io.landfall.cli.Logs;
import io.landfall.cli.broker.RunningPipeline;
import io.landfall.cli.broker.TopicReader;
import io.landfall.sample.SampleOrganisation;
import io.landfall.topic.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;

/** One demo from its start to its end; Ctrl-C ends it in order at any time. */
public final class DemoRun {

    private static final int THREADS = 2;
    private static final long ORDERLY_END_S = 60;

    private final Path data;
    private final SampleOrganisation organisation;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean stopping;

    /** @param now where the history ends */
    public DemoRun(Path data, long seed, Instant now, PrintWriter out, PrintWriter err) {
        this.data = data;
        this.organisation = new SampleOrganisation(seed, now);
        this.out = out;
        this.err = err;
    }

    /**
     * Runs to the end.
     *
     * @param speed of the days after the history; 0 to end with it
     */
    public void call(double speed) throws InterruptedException {
        Thread hook = stopOnSignal(Thread.currentThread());
        try (DemoFolder folder = DemoFolder.open(data)) {
            Logs.toFile(folder.log());
            try (Demo demo = new Demo(folder, Topics.DEFAULT_PARTITIONS, new Progression(err))) {
                run(demo, folder, speed);
            }
        } catch (InterruptedException | InterruptException e) {
            if (!stopping) {
                throw e;
            }
        } finally {
            if (stopping) { // said before the hook lets go: the JVM ends with it
                err.println("landfall: the demo ended");
                err.flush();
            }
            over.countDown();
        }
        if (!stopping) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void run(Demo demo, DemoFolder folder, double speed) throws InterruptedException {
        List<SpecificRecord> history = organisation.history();
        Instant now = organisation.now();
        RunningPipeline pipeline = demo.tell(history, now, Topics.DEFAULT_PARTITIONS, THREADS);
        TopicReader reader = demo.reader();
        Found found = Found.read(reader);
        DemoSummary summary = new DemoSummary(out);
        summary.print(history, found, now);
        summary.printWays(folder.history(), now, demo.endpoints(), speed > 0);
        if (speed > 0) {
            out.printf("%nFrom here on %,.0f seconds pass in one. Ctrl-C ends the demo.%n%n", speed);
            out.flush();
            new LiveDays(demo, organisation, pipeline, found, out).run(speed, reader, found, () -> stopping);
        }
    }

    private Thread stopOnSignal(Thread main) {
        Thread hook = new Thread(
                () -> {
                    stopping = true;
                    main.interrupt();
                    try {
                        if (!over.await(ORDERLY_END_S, TimeUnit.SECONDS)) {
                            err.println("landfall: the demo did not end in order");
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "landfall-demo-hook");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }
}
