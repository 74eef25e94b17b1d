package io.landfall.cli;

import io.landfall.cli.broker.Brokers;
import io.landfall.cli.broker.Connection;
import io.landfall.cli.gateway.ClaimedSignals;
import io.landfall.gateway.Gateway;
import io.landfall.gateway.GatewayConfig;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Receives what tools push, until it is stopped. */
@Command(
        name = "gateway",
        description = {
            "Receives webhooks, CloudEvents, OTLP and product analytics over HTTP until Ctrl-C, and answers 2xx once the"
                    + " brokers have what a request says. Start as many as you like behind a load balancer.",
            "A file says who may send what; docs/connect.md leads from nothing to a first alert.",
        })
public final class GatewayCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Connection connection = new Connection();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "YAML: where to listen, and a section with a secret for each tool that may send.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    @Override
    public Integer call() throws Exception {
        try (ClaimedSignals claimed = new ClaimedSignals(connection.settings(), Clock.systemUTC())) {
            GatewayConfig settings = GatewayConfig.read(config.toString(), System::getenv, claimed);
            try (Brokers brokers = Brokers.connect(connection.brokerSettings())) {
                Catalogue.requireReady(brokers);
            }
            claimed.start();
            try (Gateway gateway = start(settings)) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("landfall: the gateway listens on http://" + settings.host() + ':' + gateway.port()
                        + " for " + String.join(" ", settings.endpoints().keySet()) + "; Ctrl-C ends it");
                err.flush();
                Thread hook = new Thread(gateway::close, "landfall-gateway-hook");
                Runtime.getRuntime().addShutdownHook(hook);
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private Gateway start(GatewayConfig settings) throws Exception {
        try {
            return Gateway.start(connection.settings(), settings);
        } catch (java.io.IOException e) {
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw new CommandException(
                        "port " + settings.port() + " of " + settings.host() + " is taken or not ours",
                        "name another one in " + config,
                        e);
            }
            throw e;
        }
    }
}
