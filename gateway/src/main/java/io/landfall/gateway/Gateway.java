package io.landfall.gateway;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Receives what tools push. Stateless: any number of them stands behind a load balancer, and whoever is not answered with 2xx sends
 * again. What was answered with 2xx is in its topic, acknowledged by all replicas in sync.
 */
public final class Gateway implements AutoCloseable {

    private static final int THREADS = 32;
    private static final int IDLE_MS = 15_000;
    private static final int STOP_WITHIN_MS = 15_000;
    private static final int SLOWEST_BYTES_A_SECOND = 100;

    private final Publisher publisher;
    private final Heartbeat heartbeat;
    private final GatewayMetrics metrics;
    private final Server server;
    private final ServerConnector connector;

    private Gateway(Map<String, Object> settings, GatewayConfig config) {
        publisher = new Publisher(settings);
        heartbeat = new Heartbeat(publisher, Clock.systemUTC(), config.declared());
        Load load = new Load();
        metrics = new GatewayMetrics(load);
        server = new Server(new QueuedThreadPool(THREADS));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setMinRequestDataRate(SLOWEST_BYTES_A_SECOND);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(IDLE_MS);
        server.addConnector(connector);
        CrossOriginHandler browsers = new CrossOriginHandler();
        browsers.setAllowedOriginPatterns(Set.of("*"));
        browsers.setAllowedHeaders(Set.of("*"));
        browsers.setHandler(
                new Handler.Sequence(new Plain(), new Intake(config.endpoints(), publisher, heartbeat, metrics, load)));
        server.setHandler(new GracefulHandler(browsers));
        server.setStopTimeout(STOP_WITHIN_MS);
        heartbeat.start();
    }

    /**
     * Listens from now on.
     *
     * @param settings of brokers and registry
     */
    public static Gateway start(Map<String, Object> settings, GatewayConfig config) throws Exception {
        Gateway gateway = new Gateway(settings, config);
        try {
            gateway.server.start();
            return gateway;
        } catch (Exception e) {
            gateway.close();
            throw e;
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Answers what has come in, then ends. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop: " + e.getMessage(), e);
        } finally {
            heartbeat.close();
            publisher.close();
            metrics.close();
        }
    }

    /** Health, readiness and metrics. */
    private final class Plain extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = Request.getPathInContext(request);
            if (!request.getMethod().equals("GET")) {
                return false;
            }
            switch (path) {
                case "/health" -> answer(response, callback, 200, "text/plain", "ok\n");
                case "/ready" -> {
                    boolean ready = publisher.isReady();
                    answer(response, callback, ready ? 200 : 503, "text/plain", ready ? "ready\n" : "no brokers\n");
                }
                case "/metrics" ->
                    answer(response, callback, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
                default -> {
                    return false;
                }
            }
            return true;
        }

        private static void answer(Response response, Callback callback, int status, String type, String text) {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            Content.Sink.write(response, true, text, callback);
        }
    }
}
