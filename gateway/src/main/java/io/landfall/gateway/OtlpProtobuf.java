package io.landfall.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** OTLP's protobuf as its JSON, which differs from protobuf's own in that ids are hex and enums are numbers. */
final class OtlpProtobuf {

    /** What a request holds. */
    enum Signal {
        TRACES(ExportTraceServiceRequest.parser()),
        LOGS(ExportLogsServiceRequest.parser()),
        METRICS(ExportMetricsServiceRequest.parser());

        private final Parser<? extends Message> parser;

        Signal(Parser<? extends Message> parser) {
            this.parser = parser;
        }
    }

    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().omittingInsignificantWhitespace().printingEnumsAsInts();
    private static final List<String> IDS = List.of("traceId", "spanId", "parentSpanId");

    private OtlpProtobuf() {}

    static JsonNode json(Signal signal, byte[] body) throws UnreadableException {
        try {
            String text = PRINTER.print(signal.parser.parseFrom(body));
            JsonNode json = Reading.Json.of(text.getBytes(StandardCharsets.UTF_8));
            hexIds(json);
            return json;
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableException("the body is not OTLP in protobuf: " + e.getMessage());
        }
    }

    private static void hexIds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String id : IDS) {
                if (object.path(id).isTextual()) {
                    object.put(
                            id,
                            HexFormat.of()
                                    .formatHex(Base64.getDecoder()
                                            .decode(object.get(id).textValue())));
                }
            }
            object.elements().forEachRemaining(OtlpProtobuf::hexIds);
        } else if (node instanceof ArrayNode array) {
            array.elements().forEachRemaining(OtlpProtobuf::hexIds);
        }
    }
}
