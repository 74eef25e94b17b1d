package io.landfall.cli;

import io.landfall.cli.broker.FactProducer;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;

/** Sends facts little by little, so that whatever happens meanwhile happens in the middle of them. */
final class SteadyFeed implements AutoCloseable {

    private static final int EVERY_MS = 20;

    private final FactProducer producer;
    private final List<? extends SpecificRecord> facts;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private int sent;
    private int until;

    SteadyFeed(FactProducer producer, List<? extends SpecificRecord> facts) {
        this.producer = producer;
        this.facts = facts;
    }

    /** Begins, at so many facts a second. */
    SteadyFeed start(int rate) {
        int portion = Math.max(1, rate * EVERY_MS / 1_000);
        thread.scheduleAtFixedRate(() -> send(portion), 0, EVERY_MS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Lets it go on, but no further than to a share of all facts. */
    synchronized void goTo(double share) {
        until = (int) Math.round(facts.size() * share);
    }

    private synchronized void send(int most) {
        for (int i = 0; i < most && sent < until; i++) {
            producer.send(facts.get(sent++));
        }
    }

    synchronized int sent() {
        return sent;
    }

    /** Sends the rest at once, and waits until all were acknowledged. */
    void finish() {
        goTo(1);
        send(facts.size());
        producer.flush();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
