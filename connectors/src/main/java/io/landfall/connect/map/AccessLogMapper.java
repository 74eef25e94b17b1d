package io.landfall.connect.map;

import io.landfall.event.FactJson;
import io.landfall.event.Facts;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Deployment;
import io.landfall.schema.DeploymentStatus;
import io.landfall.schema.Feature;
import io.landfall.schema.Proof;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Requests to usage facts. The client's address leaves here only as a pseudonym. */
final class AccessLogMapper implements LineMapper {
    private static final int FIRST_REFUSAL = 400;

    private final AccessLogMap map;
    private final Settings settings;
    private final ContentIds ids = new ContentIds();
    private final Set<String> known = new HashSet<>();

    AccessLogMapper(AccessLogMap map, Settings settings) {
        this.map = map;
        this.settings = settings;
    }

    @Override
    public Mapped map(String text) {
        AccessLogLine line;
        try {
            line = AccessLogLine.parse(text);
        } catch (AccessLogLine.BadTimeException e) {
            return new Mapped.Rejected("BAD_INSTANT", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Mapped.Rejected("BAD_LINE", "not a line of the Combined Log Format: " + e.getMessage());
        }
        if (line.status() >= FIRST_REFUSAL) {
            return new Mapped.Skipped("answered with " + line.status());
        }
        String path = line.path();
        if (path == null) {
            return new Mapped.Rejected("NO_PATH", "the request '" + line.request() + "' names no path");
        }
        return new Mapped.Facts(List.of(ids.assign(usage(line, path))), derived(path));
    }

    private Usage usage(AccessLogLine line, String path) {
        Usage usage = new Usage();
        usage.setId("");
        usage.setSource(map.source());
        usage.setOccurredAt(line.time());
        usage.setSignal(path);
        usage.setFact(UsageFact.USE);
        usage.setActor(settings.pseudonyms().of(line.client()));
        usage.setActorClass(isBot(line.userAgent()) ? ActorClass.BOT : ActorClass.EXTERNAL);
        usage.setCount(1L);
        return usage;
    }

    private boolean isBot(String userAgent) {
        return !userAgent.isEmpty() && !userAgent.equals("-") && map.bots().test(userAgent);
    }

    private List<SpecificRecord> derived(String path) {
        Instant deliveredAt = map.deliveredAt();
        if (deliveredAt == null || !known.add(path) || settings.claimed().test(path)) {
            return List.of();
        }
        Feature feature = new Feature();
        feature.setId("");
        feature.setSource(map.source());
        feature.setOccurredAt(deliveredAt);
        feature.setFeature(path);
        feature.setSignals(List.of(Glob.escape(path)));
        feature.setProof(Proof.SOURCE);
        Deployment deployment = new Deployment();
        deployment.setId("");
        deployment.setSource(map.source());
        deployment.setOccurredAt(deliveredAt);
        deployment.setDeploymentId("path:" + path);
        deployment.setService(map.source());
        deployment.setStatus(DeploymentStatus.SUCCEEDED);
        deployment.setFeatures(List.of(path));
        return List.of(identified(feature), identified(deployment));
    }

    /** The same for every file and every order of lines. */
    private static SpecificRecord identified(SpecificRecord fact) {
        return Facts.withId(fact, Facts.contentId(FactJson.canonical(fact), 0));
    }
}
