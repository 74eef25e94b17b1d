package io.landfall.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
final class Ports {
    static final String HOST = "127.0.0.1";

    private Ports() {}

    static int free() {
        return bind(0);
    }

    /** Fails where the port is taken; a taken port is found before anything is started. */
    static void requireFree(String what, int port) {
        bind(port, what);
    }

    private static int bind(int port) {
        return bind(port, "stack");
    }

    private static int bind(int port, String what) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw busy(what, port, e);
        }
    }

    static StackException busy(String what, int port, Throwable cause) {
        return new StackException(
                "the " + what + "'s port " + port + " on " + HOST + " cannot be used (" + cause.getMessage() + ")",
                "stop the program that holds it, or choose another port",
                cause);
    }
}
