package io.landfall.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** A call of the command line in this JVM, and what it left. */
record CommandLineRun(int status, String out, String err) {

    static CommandLineRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Landfall.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new CommandLineRun(status, out.toString(), err.toString());
    }
}
