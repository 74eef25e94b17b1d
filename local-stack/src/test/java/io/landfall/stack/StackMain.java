package io.landfall.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A stack in a JVM of its own, so that it can be killed. */
final class StackMain {
    private StackMain() {}

    public static void main(String[] args) throws Exception {
        LocalStack stack = args[0].equals("temporary")
                ? LocalStack.startTemporary(Options.defaults())
                : LocalStack.start(Path.of(args[0]));
        System.out.println(stack.bootstrapServers() + " " + stack.registryUrl() + " " + stack.registryPid() + " "
                + stack.dataFolder());
        System.out.flush();
        System.in.read();
        System.exit(0);
    }

    /** Such a JVM, and what it said. */
    record Running(Process process, Endpoints endpoints, ProcessHandle registry, Path folder) implements AutoCloseable {
        static Running on(String folder) throws Exception {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-D" + RegistryHome.PROPERTY + "=" + System.getProperty(RegistryHome.PROPERTY),
                            "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                            StackMain.class.getName(),
                            folder))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new IllegalStateException("the stack's JVM ended with " + process.waitFor());
            }
            String[] words = line.split(" ");
            return new Running(
                    process,
                    new Endpoints(words[0], words[1]),
                    ProcessHandle.of(Long.parseLong(words[2])).orElseThrow(),
                    Path.of(words[3]));
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        boolean stop() throws Exception {
            process.destroy(); // TERM, not INT: a shell starts what it runs in the background deaf to INT
            return process.waitFor(60, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
