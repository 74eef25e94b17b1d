package io.landfall.connect.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.FactJson;
import io.landfall.schema.ActorClass;
import io.landfall.schema.Deployment;
import io.landfall.schema.Feature;
import io.landfall.schema.Proof;
import io.landfall.schema.Usage;
import io.landfall.schema.UsageFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogMapperTest {
    private static final String PATHS = "source: web:test\nfeatures: paths\ndeliveredAt: 2015-05-17T10:00:00Z";

    private static AccessLogMapper mapper(String yaml, Settings settings) {
        return new AccessLogMapper(AccessLogMap.of(MapFile.parse("my.yaml", yaml)), settings);
    }

    private static Mapped map(String line) {
        return mapper("source: web:test", Settings.DEFAULT).map(line);
    }

    private static String line(String client, String path, int status, String agent) {
        return client + " - - [17/May/2015:12:05:03 +0200] \"GET " + path + " HTTP/1.1\" " + status + " 1 \"-\" \""
                + agent + "\"";
    }

    private static Usage usage(Mapped mapped) {
        return (Usage) ((Mapped.Facts) mapped).facts().get(0);
    }

    @Test
    void aRequestIsAUse() {
        Usage usage = usage(map(line("10.1.2.3", "/cart?id=1", 200, "Mozilla")));

        assertThat(usage.getSignal()).isEqualTo("/cart");
        assertThat(usage.getFact()).isEqualTo(UsageFact.USE);
        assertThat(usage.getOccurredAt()).isEqualTo(Instant.parse("2015-05-17T10:05:03Z"));
        assertThat(usage.getActorClass()).isEqualTo(ActorClass.EXTERNAL);
        assertThat(usage.getSource()).isEqualTo("web:test");
        assertThat(usage.getCount()).isEqualTo(1);
        assertThat(usage.getEnvironment()).isNull();
    }

    @Test
    void theAddressNeverLeaves() {
        Usage usage = usage(map(line("10.1.2.3", "/", 200, "Mozilla")));

        assertThat(usage.getActor()).matches("[0-9a-f]{16}");
        assertThat(FactJson.canonical(usage)).doesNotContain("10.1.2.3");
        assertThat(usage(map(line("10.1.2.3", "/other", 200, "x"))).getActor()).isEqualTo(usage.getActor());
        assertThat(usage(map(line("10.1.2.4", "/", 200, "x"))).getActor()).isNotEqualTo(usage.getActor());
        Settings other = new Settings(signal -> false, new Pseudonyms(new byte[] {1, 2, 3}));
        assertThat(usage(mapper("source: x", other).map(line("10.1.2.3", "/", 200, "x")))
                        .getActor())
                .isNotEqualTo(usage.getActor());
    }

    @ParameterizedTest(name = "[{0}]: {1}")
    @CsvSource({"'', EXTERNAL", "-, EXTERNAL", "Mozilla, EXTERNAL", "GoogleBot, BOT", "my-crawler, BOT"})
    void actorClass(String agent, ActorClass expected) {
        assertThat(usage(map(line("h", "/", 200, agent))).getActorClass()).isEqualTo(expected);
        Usage byOwnPattern = usage(mapper("bots: '.*'", Settings.DEFAULT).map(line("h", "/", 200, agent)));
        assertThat(byOwnPattern.getActorClass()).isEqualTo(agent.length() < 2 ? ActorClass.EXTERNAL : ActorClass.BOT);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "304, true", "399, true", "400, false", "404, false", "503, false"})
    void refusedRequestsAreSkippedByStatus(int status, boolean taken) {
        Mapped mapped = map(line("h", "/", status, "x"));

        assertThat(mapped instanceof Mapped.Facts).isEqualTo(taken);
        if (!taken) {
            assertThat(mapped).isEqualTo(new Mapped.Skipped("answered with " + status));
        }
    }

    @Test
    void junkIsSkippedWhereItWasRefusedAndElseRejected() {
        String junk = line("h", "/", 400, "-").replace("GET / HTTP/1.1", "\\x16\\x03\\x01");

        assertThat(map(junk)).isInstanceOf(Mapped.Skipped.class);
        assertThat(((Mapped.Rejected) map(junk.replace(" 400 ", " 200 "))).reason())
                .isEqualTo("NO_PATH");
        assertThat(((Mapped.Rejected) map(junk.substring(0, 50))).reason()).isEqualTo("BAD_LINE");
        assertThat(((Mapped.Rejected) map(junk.replace("17/May", "32/May"))).reason())
                .isEqualTo("BAD_INSTANT");
    }

    @Test
    void equalLinesAreTwoUses() {
        AccessLogMapper mapper = mapper("source: x", Settings.DEFAULT);
        String line = line("h", "/", 200, "x");

        assertThat(usage(mapper.map(line)).getId())
                .isNotEqualTo(usage(mapper.map(line)).getId());
    }

    @Test
    void aPathThatNoFeatureClaimsBecomesOne() {
        AccessLogMapper mapper = mapper(PATHS, Settings.DEFAULT);

        List<SpecificRecord> derived = ((Mapped.Facts) mapper.map(line("h", "/a*b\\\\{c}?q", 200, "bot"))).derived();

        Feature feature = (Feature) derived.get(0);
        Deployment deployment = (Deployment) derived.get(1);
        assertThat(feature.getFeature()).isEqualTo("/a*b\\\\{c}");
        assertThat(feature.getSignals()).containsExactly("/a\\*b\\\\\\\\\\{c}");
        assertThat(Glob.of(feature.getSignals().get(0)).test("/a*b\\\\{c}")).isTrue();
        assertThat(feature.getProof()).isEqualTo(Proof.SOURCE);
        assertThat(deployment.getDeploymentId()).isEqualTo("path:/a*b\\\\{c}");
        assertThat(deployment.getService()).isEqualTo("web:test");
        assertThat(deployment.getFeatures()).containsExactly("/a*b\\\\{c}");
        assertThat(deployment.getOccurredAt()).isEqualTo(Instant.parse("2015-05-17T10:00:00Z"));
        assertThat(((Mapped.Facts) mapper.map(line("h", "/a*b\\\\{c}", 200, "x"))).derived())
                .isEmpty();
    }

    @Test
    void aClaimedPathAndARefusedOneDoNot() {
        AccessLogMapper mapper = mapper(PATHS, Settings.DEFAULT.claimed(path -> path.startsWith("/shop")));

        assertThat(((Mapped.Facts) mapper.map(line("h", "/shop/cart", 200, "x"))).derived())
                .isEmpty();
        assertThat(mapper.map(line("h", "/gone", 404, "x"))).isInstanceOf(Mapped.Skipped.class);
        assertThat(((Mapped.Facts) mapper.map(line("h", "/gone", 200, "x"))).derived())
                .hasSize(2);
    }

    @Test
    void theOrderOfLinesChangesNoFact() {
        List<String> lines = new ArrayList<>(SampleAccessLog.lines(7, 2_000));
        TreeSet<String> plain = facts(lines);
        Collections.shuffle(lines, new Random(1));

        assertThat(facts(lines)).isEqualTo(plain).hasSizeGreaterThan(1_500);
    }

    private static TreeSet<String> facts(List<String> lines) {
        AccessLogMapper mapper = mapper(PATHS, Settings.DEFAULT);
        TreeSet<String> facts = new TreeSet<>();
        for (String line : lines) {
            if (mapper.map(line) instanceof Mapped.Facts mapped) {
                mapped.facts().forEach(fact -> facts.add(FactJson.canonical(fact)));
                mapped.derived().forEach(fact -> facts.add(FactJson.canonical(fact)));
            }
        }
        return facts;
    }
}
