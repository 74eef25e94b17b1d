package io.landfall.bench.latency;

import io.landfall.schema.ActorClass;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Policy;
import io.landfall.schema.Proof;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/** Features that were delivered long ago and never used, while their source was heard: each is an alert that one use clears. */
record Probes(int count, Instant now) {

    static final String WINDOW = "P1D";

    private static final String SOURCE = "bench:probes";
    private static final String NAME = "probe-";
    private static final Duration DELIVERED_AGO = Duration.ofDays(10);
    private static final Duration KNOWN_AGO = Duration.ofDays(11);

    /** All that is told before the first use. */
    List<SpecificRecord> told() {
        Instant known = now.minus(KNOWN_AGO);
        List<SpecificRecord> told = new ArrayList<>();
        // A source that is silent for less is alive, so two signs of life are enough.
        told.add(Policy.newBuilder()
                .setId("policy")
                .setSource(SOURCE)
                .setOccurredAt(known)
                .setScope("default")
                .setPinned(true)
                .setAdoptionWindow(WINDOW)
                .setSourceSilence("P40D")
                .build());
        told.addAll(signsOfLife());
        for (int i = 0; i < count; i++) {
            told.add(feature(i, known));
            told.add(delivery(i));
        }
        return told;
    }

    private List<Usage> signsOfLife() {
        return IntStream.of(0, 1)
                .mapToObj(i -> usage("alive-" + i, i == 0 ? now.minus(KNOWN_AGO) : now)
                        .setSignal("alive")
                        .setFact(UsageFact.HEARTBEAT)
                        .build())
                .toList();
    }

    private static Feature feature(int i, Instant known) {
        return Feature.newBuilder()
                .setId("feature-" + i)
                .setSource(SOURCE)
                .setOccurredAt(known)
                .setFeature(name(i))
                .setProof(Proof.SOURCE)
                .setSources(List.of(SOURCE))
                .setSignals(List.of(signal(i)))
                .build();
    }

    private Deployment delivery(int i) {
        return Deployment.newBuilder()
                .setId("delivery-" + i)
                .setSource(SOURCE)
                .setOccurredAt(now.minus(DELIVERED_AGO))
                .setDeploymentId("delivery-" + i)
                .setService(name(i))
                .setStatus(DeploymentStatus.SUCCEEDED)
                .setFeatures(List.of(name(i)))
                .build();
    }

    /** The first use of one. */
    static Usage use(int i, Instant at) {
        return usage("use-" + i, at)
                .setSignal(signal(i))
                .setActor("somebody")
                .setActorClass(ActorClass.EXTERNAL)
                .build();
    }

    private static Usage.Builder usage(String id, Instant at) {
        return Usage.newBuilder().setId(id).setSource(SOURCE).setOccurredAt(at);
    }

    static String subject(int i) {
        return "feature:" + name(i);
    }

    private static String name(int i) {
        return NAME + i;
    }

    private static String signal(int i) {
        return NAME + i + "/used";
    }
}
