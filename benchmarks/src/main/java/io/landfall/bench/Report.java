package io.landfall.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark found.
 *
 * @param what it measured, in words
 * @param headline the comparison that it is about
 * @param others further ones
 * @param curve how it went on; null where all is of one moment
 */
public record Report(
        String name,
        String what,
        String machine,
        Comparison headline,
        List<Comparison> others,
        @Nullable Curve curve) {

    private static final MathContext DIGITS = new MathContext(4);

    public Report(String name, String what, String machine, Comparison headline, List<Comparison> others) {
        this(name, what, machine, headline, others, null);
    }

    /** One object on one line. Rates are a second, the ratio is ours to the limit. */
    public String json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("name", name).put("what", what);
        json.setAll(json(headline));
        json.put("machine", machine);
        ArrayNode rest = json.putArray("others");
        others.forEach(other -> rest.add(json(other)));
        if (curve != null) {
            json.set("curve", json(curve));
        }
        return json.toString();
    }

    private static ObjectNode json(Curve curve) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("largestSubjectBytes", curve.largest())
                .put("boundBytes", curve.most())
                .put("holds", curve.holds());
        ArrayNode steps = json.putArray("steps");
        for (Step step : curve.steps()) {
            steps.addObject()
                    .put("what", step.what())
                    .put("rate", rounded(step.rate()))
                    .put("ofFirst", rounded(curve.ofFirst(step)))
                    .put("heapBytes", step.heap())
                    .put("residentBytes", step.resident())
                    .put("diskBytes", step.disk())
                    .put("stateBytes", step.state())
                    .put("stateRows", step.rows())
                    .put("subjectBytes", step.subject())
                    .put("largestSubjectBytes", step.largestSubject());
        }
        return json;
    }

    private static ObjectNode json(Comparison comparison) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("limit", json(comparison.limit()));
        json.set("ours", json(comparison.ours()));
        json.put("ratio", rounded(comparison.ratio()));
        Double bound = comparison.bound();
        if (bound != null) {
            json.put("bound", rounded(bound)).put("holds", comparison.holds());
        }
        return json;
    }

    private static ObjectNode json(Measure measure) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("what", measure.what())
                .put("rate", rounded(measure.rate()))
                .put("seconds", rounded(measure.seconds()));
        CpuTime cpu = measure.cpu();
        if (cpu != null) {
            json.putObject("cpuSeconds").put("process", rounded(cpu.process())).put("broker", rounded(cpu.broker()));
        }
        return json;
    }

    private static BigDecimal rounded(double value) {
        BigDecimal rounded = new BigDecimal(value, DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded; // 250000, not 2.5E+5
    }
}
