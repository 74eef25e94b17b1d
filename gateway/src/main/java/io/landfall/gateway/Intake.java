package io.landfall.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.connect.map.PosthogBody;
import io.landfall.gateway.Bodies.TooLargeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a request without holding a thread while it comes in, and answers once the brokers have what it says. */
final class Intake extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final String NO_ROOM = "more comes in than there is room for; send it again";

    /** For a body to come in: beyond, it only holds the room of others. */
    private static final int SLOWEST_SECONDS = 30;

    private static final int WARN_EVERY_SECONDS = 10;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int TIMED_OUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Map<String, Endpoint> endpoints;
    private final Publisher publisher;
    private final Heartbeat heartbeat;
    private final GatewayMetrics metrics;
    private final Load load;
    private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - TimeUnit.MINUTES.toNanos(1));

    Intake(
            Map<String, Endpoint> endpoints,
            Publisher publisher,
            Heartbeat heartbeat,
            GatewayMetrics metrics,
            Load load) {
        this.endpoints = endpoints;
        this.publisher = publisher;
        this.heartbeat = heartbeat;
        this.metrics = metrics;
        this.load = load;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Endpoint endpoint = endpoints.get(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        Exchange exchange = new Exchange(endpoint == null ? "none" : endpoint.name(), response, callback);
        if (endpoint == null) {
            exchange.refuse(NOT_FOUND, path + " is not open here; the file of --config opens endpoints");
        } else if (!request.getMethod().equals("POST")) {
            exchange.refuse(NOT_ALLOWED, "POST is expected");
        } else if (request.getLength() > Bodies.LARGEST) {
            exchange.refuse(TOO_LARGE, "a body may have " + Bodies.LARGEST + " bytes");
        } else {
            long size = request.getLength() < 0 ? Bodies.LARGEST : request.getLength();
            if (!load.enter(size)) {
                exchange.refuse(TOO_MANY, NO_ROOM);
                return true;
            }
            exchange.holds(size);
            heartbeat.opened(exchange);
            Executor threads = request.getComponents().getExecutor();
            Content.Source.asByteArrayAsync(request, Bodies.LARGEST)
                    .orTimeout(SLOWEST_SECONDS, TimeUnit.SECONDS)
                    .whenCompleteAsync((body, problem) -> came(endpoint, request, body, problem, exchange), threads);
        }
        return true;
    }

    private void came(
            Endpoint endpoint,
            Request request,
            byte @Nullable [] body,
            @Nullable Throwable problem,
            Exchange exchange) {
        if (body != null) {
            take(endpoint, request, body, exchange);
        } else if (problem instanceof TimeoutException) {
            request.fail(problem);
            exchange.refuse(TIMED_OUT, "the body took longer than " + SLOWEST_SECONDS + " s");
        } else {
            exchange.refuse(
                    problem instanceof IllegalStateException ? TOO_LARGE : BAD_REQUEST,
                    "the body could not be read: " + problem);
        }
    }

    private void take(Endpoint endpoint, Request request, byte[] body, Exchange exchange) {
        try {
            boolean admitted = endpoint.guard().admits(request.getHeaders(), body);
            if (!admitted && endpoint.keys().isEmpty()) {
                exchange.refuse(UNAUTHORIZED, "the signature or secret is missing or wrong");
                return;
            }
            byte[] unpacked = Bodies.unpacked(body, request.getHeaders().get(HttpHeader.CONTENT_ENCODING));
            if (!admitted
                    && !BodyKeys.bears(
                            endpoint.answer() == Endpoint.Answer.POSTHOG ? posthog(unpacked) : unpacked,
                            endpoint.keys())) {
                exchange.refuse(UNAUTHORIZED, "the key is missing or wrong");
                return;
            }
            if (!exchange.holdsMore(unpacked.length - body.length)) {
                exchange.refuse(TOO_MANY, NO_ROOM);
                return;
            }
            Outcome outcome = new Outcome(endpoint.name());
            outcome.add(
                    endpoint.reading()
                            .read(new Incoming(request.getHttpURI().getPathQuery(), request.getHeaders(), unpacked)),
                    unpacked);
            String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
            publisher
                    .publish(outcome.records())
                    .whenCompleteAsync(
                            (done, problem) -> published(endpoint, outcome, type, problem, exchange),
                            request.getComponents().getExecutor());
        } catch (UnreadableException e) {
            exchange.refuse(BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (TooLargeException e) {
            exchange.refuse(TOO_LARGE, String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            // Whatever it is: who waits gets an answer, and gives back what is held for him.
            LOG.error("a request to {} failed", endpoint.name(), e);
            exchange.refuse(UNAVAILABLE, "that should not have happened; it is in the log");
        }
    }

    private static byte[] posthog(byte[] body) throws UnreadableException {
        try {
            return PosthogBody.json(body);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableException("the body cannot be unpacked: " + e.getMessage());
        }
    }

    /** Now and then: while the brokers are away each request would be a line. */
    private void warn(Endpoint endpoint, Throwable cause) {
        long now = System.nanoTime();
        long last = warnedAt.get();
        if (now - last > TimeUnit.SECONDS.toNanos(WARN_EVERY_SECONDS) && warnedAt.compareAndSet(last, now)) {
            LOG.warn("a request to {} did not reach the brokers: {}", endpoint.name(), cause.toString());
        }
    }

    private void published(
            Endpoint endpoint, Outcome outcome, @Nullable String type, @Nullable Throwable problem, Exchange exchange) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (cause == null) {
            exchange.accept(endpoint, outcome, type);
        } else if (cause instanceof RecordTooLargeException) {
            exchange.refuse(TOO_LARGE, "one of its facts is larger than the brokers take");
        } else if (cause instanceof BufferExhaustedException) {
            exchange.refuse(TOO_MANY, NO_ROOM);
        } else {
            warn(endpoint, cause);
            exchange.refuse(UNAVAILABLE, "the brokers did not take it; send it again");
        }
    }

    /** One request and its answer. */
    private final class Exchange {

        private static final long NOTHING = -1;

        private final String endpoint;
        private final Response response;
        private final Callback callback;
        private final long begunAt = System.nanoTime();
        private long held = NOTHING;

        Exchange(String endpoint, Response response, Callback callback) {
            this.endpoint = endpoint;
            this.response = response;
            this.callback = callback;
        }

        void holds(long size) {
            held = size;
        }

        /** What was packed takes more room now. */
        boolean holdsMore(long size) {
            if (size <= 0) {
                return true;
            } else if (!load.grow(size)) {
                return false;
            }
            held += size;
            return true;
        }

        void accept(Endpoint of, Outcome outcome, @Nullable String contentType) {
            metrics.parts(endpoint, outcome);
            switch (of.answer()) {
                case OTLP -> {
                    boolean protobuf = contentType != null && contentType.startsWith("application/x-protobuf");
                    answer(OK, protobuf ? "application/x-protobuf" : "application/json", protobuf ? "" : "{}");
                }
                case POSTHOG -> answer(OK, "application/json", "{\"status\": 1}");
                default ->
                    answer(
                            outcome.refused() > 0 ? ACCEPTED : OK,
                            "application/json",
                            outcome.counts().toString());
            }
        }

        void refuse(int status, String why) {
            if (held < 0) { // its body was not read, so nothing can follow on this connection
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            if (status == TOO_MANY || status == UNAVAILABLE) {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
            }
            ObjectNode error = JsonNodeFactory.instance.objectNode().put("error", why);
            answer(status, "application/json", error.toString());
        }

        private void answer(int status, String type, String text) {
            if (held >= 0) {
                load.leave(held);
                held = NOTHING;
            }
            heartbeat.answered(this, status == TOO_MANY || status == UNAVAILABLE || status == TIMED_OUT);
            metrics.request(endpoint, status, System.nanoTime() - begunAt);
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
            response.write(true, ByteBuffer.wrap(bytes), callback);
        }
    }
}
