package io.landfall.serde;

import io.landfall.schema.Alert;
import io.landfall.schema.DeadLetter;
import io.landfall.schema.Decision;
import io.landfall.schema.Delivery;
import io.landfall.schema.Deployment;
import io.landfall.schema.Feature;
import io.landfall.schema.Item;
import io.landfall.schema.Policy;
import io.landfall.schema.Progress;
import io.landfall.schema.Rollout;
import io.landfall.schema.Unmapped;
import io.landfall.schema.Usage;
import io.landfall.schema.WorkItem;
import io.landfall.schema.internal.Claim;
import io.landfall.schema.internal.DeploymentHistory;
import io.landfall.schema.internal.Due;
import io.landfall.schema.internal.Dues;
import io.landfall.schema.internal.Envelope;
import io.landfall.schema.internal.FactOrder;
import io.landfall.schema.internal.FeatureSummary;
import io.landfall.schema.internal.Heard;
import io.landfall.schema.internal.ItemDelivery;
import io.landfall.schema.internal.ItemSummary;
import io.landfall.schema.internal.Naming;
import io.landfall.schema.internal.Published;
import io.landfall.schema.internal.Subject;
import io.landfall.schema.internal.Sweep;
import io.landfall.schema.internal.Tick;
import io.landfall.schema.internal.UseBucket;
import io.landfall.schema.internal.UseCell;
import io.landfall.schema.internal.UseEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Every schema that others hold on to (topics) or that state was written under (internal). */
final class Contracts {

    static final Path RELEASED = Path.of("released");

    static final List<Schema> PUBLIC = Stream.of(
                    WorkItem.getClassSchema(),
                    Deployment.getClassSchema(),
                    Usage.getClassSchema(),
                    Decision.getClassSchema(),
                    Feature.getClassSchema(),
                    Rollout.getClassSchema(),
                    Progress.getClassSchema(),
                    Policy.getClassSchema(),
                    Alert.getClassSchema(),
                    Item.getClassSchema(),
                    Delivery.getClassSchema(),
                    Unmapped.getClassSchema(),
                    DeadLetter.getClassSchema())
            .map(PlainSchema::of)
            .toList();

    static final List<Schema> INTERNAL = Stream.of(
                    Claim.getClassSchema(),
                    DeploymentHistory.getClassSchema(),
                    Due.getClassSchema(),
                    Dues.getClassSchema(),
                    Envelope.getClassSchema(),
                    FactOrder.getClassSchema(),
                    FeatureSummary.getClassSchema(),
                    Heard.getClassSchema(),
                    ItemDelivery.getClassSchema(),
                    ItemSummary.getClassSchema(),
                    Naming.getClassSchema(),
                    Published.getClassSchema(),
                    Subject.getClassSchema(),
                    Sweep.getClassSchema(),
                    Tick.getClassSchema(),
                    UseBucket.getClassSchema(),
                    UseCell.getClassSchema(),
                    UseEntry.getClassSchema())
            .map(PlainSchema::of)
            .toList();

    private Contracts() {}

    static Stream<Schema> all() {
        return Stream.concat(PUBLIC.stream(), INTERNAL.stream());
    }
}
