package io.landfall.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What a person at a terminal gets, and a file or a pipe does not. */
public final class Terminal {

    private static final int NARROWEST = 60;
    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    private Terminal() {}

    /** Whether somebody looks at the output of this process. */
    public static boolean attended() {
        return System.console() != null && isTerminal();
    }

    // From JDK 22 on there is a console even without a terminal; it says so itself.
    private static boolean isTerminal() {
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
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
