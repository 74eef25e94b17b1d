package io.landfall.cli;

import io.landfall.cli.broker.Connection;
import io.landfall.cli.broker.TopicReader;
import io.landfall.cli.decide.Declared;
import io.landfall.cli.demo.DemoFolder;
import java.time.Instant;

/** When it is, for what people say now: the clock of a demo runs ahead of the wall's. */
final class Now {

    private Now() {}

    static Instant of(Connection connection, TopicReader reader, Instant wall) {
        return isDemo(connection)
                ? Declared.latest(reader).filter(wall::isBefore).orElse(wall)
                : wall;
    }

    static boolean isDemo(Connection connection) {
        return connection.localStack().filter(DemoFolder::isDemo).isPresent();
    }
}
