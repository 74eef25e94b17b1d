package io.landfall.cli;

import java.io.Console;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What a person at a terminal gets, and a file or a pipe does not. */
public final class Terminal {

    private static final int NARROWEST = 60;
    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    private Terminal() {}

    /** Whether somebody looks at standard output. */
    @SuppressWarnings("SystemConsoleNull") // isTerminal knows
    public static boolean attended() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** Whether somebody looks at standard error; the launcher knows. */
    public static boolean attendedErr() {
        return Boolean.getBoolean("landfall.terminal");
    }

    // From JDK 22 on there is a console even without a terminal; it says so itself.
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Columns of the terminal. */
    public static int width() {
        return Math.max(NARROWEST, new UsageMessageSpec().autoWidth(true).width());
    }

    /** Text in a colour of the SGR codes, where colours are wanted. */
    public static String coloured(String text, String code) {
        return attended() && Ansi.AUTO.enabled() ? ESCAPE + code + "m" + text + RESET : text;
    }

    /** Text of others without the characters that would steer a terminal. */
    public static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\u202A-\\u202E\\u2066-\\u2069]", " ");
    }
}
