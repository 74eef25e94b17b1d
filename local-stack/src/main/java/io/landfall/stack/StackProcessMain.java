package io.landfall.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Main class of a {@link StackProcess}: says where it answers, then runs until standard input ends. */
final class StackProcessMain {

    private StackProcessMain() {}

    public static void main(String[] settings) throws IOException {
        PrintStream answer = System.out;
        System.setOut(System.err); // nobody reads what else is said there
        try {
            LocalStack stack = LocalStack.startTemporary(Options.defaults().withBrokerSettings(parse(settings)));
            String where = stack.bootstrapServers() + "\n" + stack.registryUrl() + "\n" + stack.dataFolder() + "\n";
            answer.write(where.getBytes(StandardCharsets.UTF_8));
            answer.flush();
        } catch (Throwable failure) { // what a broker leaves behind would keep this JVM alive, and our user waiting
            System.err.println("landfall: " + failure.getMessage());
            System.exit(1);
        }
        while (System.in.read() >= 0) {
            // Nothing is asked for; the end is what counts.
        }
        System.exit(0); // the stack's hook closes it
    }

    private static Map<String, String> parse(String[] settings) {
        return Arrays.stream(settings)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }
}
