package io.landfall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.event.BadFactException;
import io.landfall.event.FactJson;
import io.landfall.oracle.Histories;
import io.landfall.oracle.Histories.History;
import io.landfall.oracle.Oracle;
import io.landfall.schema.Policy;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.avro.specific.SpecificRecord;

/** The verdicts are those of the oracle, field by field. */
class LawProperties {

    @Provide
    Arbitrary<History> histories() {
        return Histories.histories();
    }

    @Property(tries = 4_000, shrinking = ShrinkingMode.BOUNDED)
    void theLawSaysWhatTheDefinitionsSay(@ForAll("histories") History history) {
        Verdicts verdicts = PureLaw.of(facts(history), history.asOf());

        assertThat(verdicts).as(history.toString()).isEqualTo(expected(history));
    }

    static Verdicts expected(History history) {
        Oracle.Result result = Oracle.assess(history.facts(), history.pinnedPolicies(), history.asOf());
        return new Verdicts(
                List.copyOf(result.alerts()), List.copyOf(result.items()), List.copyOf(result.deliveries()));
    }

    static List<SpecificRecord> facts(History history) {
        List<SpecificRecord> facts = new ArrayList<>();
        history.facts().forEach(fact -> facts.add(parse(fact.toString())));
        history.pinnedPolicies().forEach(policy -> {
            ObjectNode fact = policy.deepCopy();
            fact.put("type", "policy").put("occurredAt", "1970-01-01T00:00:00Z");
            Policy pinned = (Policy) parse(fact.toString());
            pinned.setPinned(true);
            facts.add(pinned);
        });
        return facts;
    }

    private static SpecificRecord parse(String line) {
        try {
            return FactJson.parse(line);
        } catch (BadFactException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
