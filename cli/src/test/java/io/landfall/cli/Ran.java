package io.landfall.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that ran in this JVM, and what it said. */
record Ran(int status, String out, String err) {

    static Ran command(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Landfall.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(status, out.toString(), err.toString());
    }
}
