package io.landfall.stack;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/**
 * A broker that loses its disk ends the JVM through Kafka's {@link Exit}, without a word to its user. While a stack runs,
 * its listener is told instead. The hook is one for the JVM, so every running stack hears of every halt.
 */
final class Halts {
    private static final Set<Consumer<String>> LISTENERS = new CopyOnWriteArraySet<>();

    private Halts() {}

    static synchronized void listen(Consumer<String> listener) {
        LISTENERS.add(listener);
        Exit.setHaltProcedure((status, message) -> tell(status, String.valueOf(message)));
        Exit.setExitProcedure((status, message) -> tell(status, String.valueOf(message)));
    }

    static synchronized void forget(Consumer<String> listener) {
        if (LISTENERS.remove(listener) && LISTENERS.isEmpty()) {
            Exit.resetHaltProcedure();
            Exit.resetExitProcedure();
        }
    }

    private static void tell(int status, String message) {
        String reason = "null".equals(message) ? "status " + status : message;
        LISTENERS.forEach(listener -> listener.accept(reason));
    }
}
