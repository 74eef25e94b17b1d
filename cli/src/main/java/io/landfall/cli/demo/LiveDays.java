package io.landfall.cli.demo;

import io.landfall.cli.alerts.AlertChange;
import io.landfall.cli.broker.RunningPipeline;
import io.landfall.cli.broker.TopicReader;
import io.landfall.sample.SampleOrganisation;
import io.landfall.schema.Alert;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The days after the history, at a multiple of their speed: feeds what happens, prints what is said of it. */
final class LiveDays {

    private final Demo demo;
    private final SampleOrganisation organisation;
    private final RunningPipeline pipeline;
    private final PrintWriter out;
    private final Map<String, Alert> last;

    LiveDays(Demo demo, SampleOrganisation organisation, RunningPipeline pipeline, Found found, PrintWriter out) {
        this.demo = demo;
        this.organisation = organisation;
        this.pipeline = pipeline;
        this.out = out;
        last = new HashMap<>(found.alerts());
    }

    /** Goes on until told to stop. */
    void run(double factor, TopicReader reader, Found found, BooleanSupplier stopping) {
        reader.follow(found.upTo());
        demo.clock().speedUp(factor);
        while (!stopping.getAsBoolean()) {
            pipeline.requireAlive();
            Instant now = demo.clock().now();
            demo.tell(organisation.until(now), now);
            for (ConsumerRecord<String, SpecificRecord> record : reader.next()) {
                print((Alert) record.value());
            }
        }
    }

    private void print(Alert alert) {
        AlertChange change = AlertChange.of(last.put(alert.getAlertId(), alert), alert);
        if (change.what() != AlertChange.Word.CHANGED) {
            out.println(change.line());
            out.flush();
        }
    }
}
