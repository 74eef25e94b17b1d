package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.schema.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

class FactJsonProperties {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Provide
    Arbitrary<SpecificRecord> facts() {
        return RandomFacts.any();
    }

    @Provide
    Arbitrary<SpecificRecord> policies() {
        return RandomFacts.of(FactType.POLICY);
    }

    @Property
    void canonicalFormReadsBackAsTheSameFact(@ForAll("facts") SpecificRecord fact) throws BadFactException {
        SpecificRecord back = FactJson.parse(FactJson.canonical(fact));

        assertThat(back).isEqualTo(fact);
        assertThat(FactJson.canonical(back)).isEqualTo(FactJson.canonical(fact));
    }

    @Property(tries = 300)
    void aLineReadsBackAsTheSameFact(@ForAll("facts") SpecificRecord fact) throws BadFactException {
        String line = FactJson.line(fact);

        assertThat(line).startsWith("{\"type\":\"" + Facts.type(fact) + "\",\"").doesNotContain("\n");
        assertThat(FactJson.parse(line)).isEqualTo(fact);
    }

    @Property
    void canonicalFormIsIndependentOfHowItWasWritten(@ForAll("facts") SpecificRecord fact, @ForAll Random random)
            throws Exception {
        ObjectNode shuffled = (ObjectNode) shuffled(MAPPER.readTree(FactJson.canonical(fact)), random);
        shuffled.put("x-trace", random.nextInt());
        shuffled.set("x-more", MAPPER.readTree("{\"a\":[1,2]}"));
        String spread = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(shuffled);

        assertThat(FactJson.canonical(FactJson.parse(spread))).isEqualTo(FactJson.canonical(fact));
    }

    @Property(tries = 200)
    void whatAPolicySwitchesOffReadsBack(@ForAll("policies") SpecificRecord fact, @ForAll Random random)
            throws BadFactException {
        List<String> unset = fact.getSchema().getFields().stream()
                .filter(field -> field.schema().isNullable() && !field.name().equals("sequence"))
                .filter(field -> fact.get(field.pos()) == null && random.nextBoolean())
                .map(field -> field.name())
                .sorted()
                .toList();
        ((Policy) fact).setOff(unset);

        assertThat(FactJson.parse(FactJson.canonical(fact))).isEqualTo(fact);
    }

    @Property(tries = 300)
    void cutLinesAreRefusedAndNothingElseIsThrown(@ForAll("facts") SpecificRecord fact, @ForAll Random random) {
        String json = FactJson.canonical(fact);
        String cut = json.substring(0, random.nextInt(json.length()));

        try {
            FactJson.parse(cut);
            throw new AssertionError("accepted " + cut);
        } catch (BadFactException e) {
            assertThat(e.reason()).isEqualTo(BadFactException.BAD_JSON);
        }
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(object.properties());
        Collections.shuffle(entries, random);
        ObjectNode result = MAPPER.createObjectNode();
        entries.forEach(entry -> result.set(entry.getKey(), shuffled(entry.getValue(), random)));
        return result;
    }
}
