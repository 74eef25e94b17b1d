package io.landfall.bench.timers;

import io.landfall.serde.AvroRegistrySerde;
import io.landfall.stack.LocalStack;
import io.landfall.stack.Options;
import io.landfall.topic.TopicAdmin;
import io.landfall.topology.DrivenTopology;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** A broker and a registry of its own, all topics with one partition; gone at the end, or with the JVM. */
final class TestBed implements AutoCloseable {

    private final LocalStack stack =
            LocalStack.startTemporary(Options.defaults().withShutdownHook(false));
    private final Deque<AutoCloseable> open = new ArrayDeque<>(List.of(stack));
    private final Thread hook = new Thread(this::closeAll, "landfall-bench-hook");

    private TestBed() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static TestBed start() {
        TestBed bed = new TestBed();
        try {
            bed.makeTopics();
            return bed;
        } catch (RuntimeException failure) {
            bed.close();
            throw failure;
        }
    }

    private void makeTopics() {
        try (Admin admin = Admin.create(settings())) {
            TopicAdmin.createOrVerify(admin, OptionalInt.of(1), (short) 1);
            admin.createTopics(List.of(topic(DrivenTopology.IN), topic(DrivenTopology.BEHIND)))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("the topics of the benchmark cannot be made: " + e.getCause(), e.getCause());
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 1, (short) 1);
    }

    String bootstrapServers() {
        return stack.bootstrapServers();
    }

    String registryUrl() {
        return stack.registryUrl();
    }

    Path stateFolder() {
        return stack.dataFolder().resolve("streams");
    }

    /** Of brokers and registry, for any client. */
    Map<String, Object> settings() {
        return Map.of("bootstrap.servers", bootstrapServers(), "schema.registry.url", registryUrl());
    }

    AvroRegistrySerde<SpecificRecord> serde() {
        AvroRegistrySerde<SpecificRecord> serde = new AvroRegistrySerde<>();
        serde.configure(settings(), false);
        closeAtEnd(serde::close);
        return serde;
    }

    synchronized void closeAtEnd(AutoCloseable resource) {
        open.push(resource);
    }

    private synchronized @Nullable AutoCloseable next() {
        return open.poll();
    }

    private void closeAll() {
        for (AutoCloseable next = next(); next != null; next = next()) {
            try {
                next.close();
            } catch (Exception e) {
                System.err.println("landfall: the benchmark did not end in order: " + e);
            }
        }
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook finds nothing to do.
        }
    }
}
