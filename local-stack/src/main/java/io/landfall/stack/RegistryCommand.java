package io.landfall.stack;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the registry's process. */
final class RegistryCommand {
    // Ctrl-C and its like go to the whole process group; only the stack may end the registry, after its users are done.
    private static final String DEAF_TO_SIGNALS = "trap '' INT TERM HUP; exec \"$@\"";

    private RegistryCommand() {}

    static List<String> of(DataFolder folder, Path runnerJar, int port) {
        List<String> command = new ArrayList<>(deafJava());
        command.add("-Xmx256m");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("-Xshare:auto");
        command.add("-Djava.io.tmpdir=" + folder.scratch());
        command.add("-Dquarkus.http.host=" + Ports.HOST);
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.banner.enabled=false");
        command.add("-Dquarkus.datasource.jdbc.url=" + database(folder));
        command.add("-Dquarkus.datasource.jdbc.initial-size=1");
        command.add("-Dquarkus.datasource.jdbc.min-size=1");
        command.add("-Dquarkus.datasource.jdbc.max-size=8");
        command.add("-D" + RegistryGuard.MAIN + "=io.quarkus.runner.GeneratedMain");
        if (folder.isTemporary()) {
            command.add("-D" + RegistryGuard.DELETE + "=" + folder.root());
        }
        command.add("-cp");
        command.add(ownClasses() + System.getProperty("path.separator", ":") + runnerJar);
        command.add(RegistryGuard.class.getName());
        return command;
    }

    /** How a JVM is started that only the end of its standard input ends. */
    static List<String> deafJava() {
        String java =
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        return List.of("/bin/sh", "-c", DEAF_TO_SIGNALS, "sh", java);
    }

    // Records hold schema ids, so the ids must outlive the process, even a killed one: on disk, each commit at once.
    private static String database(DataFolder folder) {
        return "jdbc:h2:file:" + folder.registry().resolve("registry") + ";WRITE_DELAY=0";
    }

    private static Path ownClasses() {
        try {
            return Path.of(RegistryGuard.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("own classes are not in a file", e);
        }
    }
}
