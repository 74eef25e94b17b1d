package io.landfall.bench.timers;

import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Proof;
import io.landfall.schema.internal.DeploymentHistory;
import io.landfall.topology.DrivenStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Many features that are delivered and never used, and the one source that would know. One ends by being rolled back. Windows over
 * use end with a whole hour, so as many as become overdue at once are delivered in one hour.
 *
 * @param name of the herd; no two features of two herds are the same
 * @param open how many are there in the end
 */
record FeatureFacts(String name, long open) implements Population {

    /** More would be delivered in more hours than there are before the first is overdue. */
    static final long MOST = 300_000;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int TEAMS = 20;

    @Override
    public long total() {
        return Herd.ever(open);
    }

    @Override
    public void begin(DrivenStage stage, long i, Instant heardAt) {
        Feature entry = Feature.newBuilder()
                .setId("entry-" + i)
                .setSource(source())
                .setOccurredAt(deliveredAt(i))
                .setFeature(feature(i))
                .setName("Pay by invoice, part " + i)
                .setTeam("team-" + i % TEAMS)
                .setSignals(List.of(feature(i) + "/*"))
                .setProof(Proof.SOURCE)
                .setSources(List.of(source()))
                .build();
        stage.take(feature(i), entry, heardAt);
        deploy(stage, i, List.of(delivered(i)), heardAt);
    }

    @Override
    public void end(DrivenStage stage, long i, Instant at) {
        Deployment gone = Deployment.newBuilder(delivered(i))
                .setId("gone-" + i)
                .setOccurredAt(at)
                .setStatus(DeploymentStatus.ROLLED_BACK)
                .build();
        deploy(stage, i, List.of(delivered(i), gone), at);
    }

    private void deploy(DrivenStage stage, long i, List<Deployment> facts, Instant heardAt) {
        String deployment = "deployment-" + i;
        stage.owe(feature(i), deployment, new DeploymentHistory(deployment, facts, List.of()), heardAt);
    }

    private Deployment delivered(long i) {
        return Deployment.newBuilder()
                .setId("delivered-" + i)
                .setSource(source())
                .setOccurredAt(deliveredAt(i))
                .setDeploymentId("deployment-" + i)
                .setService("shop")
                .setEnvironment("production")
                .setStatus(DeploymentStatus.SUCCEEDED)
                .setFeatures(List.of(feature(i)))
                .build();
    }

    @Override
    public Instant overdue(long first) {
        return deliveredAt(first - 1).plus(WINDOW).plusSeconds(1);
    }

    @Override
    public void before(DrivenStage stage, Instant time) {
        for (Instant hour = START; !hour.isAfter(time); hour = hour.plus(HOUR)) {
            stage.hear(source(), hour);
        }
    }

    private Instant deliveredAt(long i) {
        long hours = Math.floorDiv(i - Herd.deletes(open), Herd.DUE) + (Herd.deletes(open) + Herd.DUE - 1) / Herd.DUE;
        return START.plus(HOUR.multipliedBy(hours));
    }

    private String source() {
        return "bench:" + name;
    }

    private String feature(long i) {
        return name + '-' + i;
    }
}
