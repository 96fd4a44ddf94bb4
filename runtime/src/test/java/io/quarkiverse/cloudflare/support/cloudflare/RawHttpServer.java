package io.quarkiverse.cloudflare.support.cloudflare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ServerSocketFactory;

/**
 * HTTP/1.1 on plain sockets, with a thread for each connection: a test decides on every byte of a response. Thread-safe.
 */
final class RawHttpServer implements AutoCloseable {

    interface Service {

        void serve(RequestReader.Request request, Connection connection) throws IOException, InterruptedException;
    }

    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Service service;
    private final Map<Connection, Thread> connections = new ConcurrentHashMap<>();

    RawHttpServer(ServerSocketFactory sockets, Service service) {
        this.service = service;
        try {
            listener = sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept, "accept").start();
    }

    int port() {
        return listener.getLocalPort();
    }

    int openConnections() {
        return connections.size();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Connection connection = new Connection(listener.accept());
                Thread thread = daemon(() -> converse(connection), "connection");
                connections.put(connection, thread);
                thread.start();
            } catch (IOException e) {
                // The server was closed, or the client went before it was met.
            }
        }
    }

    private void converse(Connection connection) {
        try (connection) {
            for (RequestReader.Request request = connection.next(); request != null; request = connection.next()) {
                service.serve(request, connection);
                if (!request.keepsAlive() || !connection.isOpen()) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // The client went, the fault of a test closed the connection, or the server is being closed.
        } finally {
            connections.remove(connection);
        }
    }

    private static Thread daemon(Runnable work, String role) {
        Thread thread = new Thread(work, "cloudflare-stand-in-" + role);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        quietly(listener::close);
        connections.forEach((connection, thread) -> {
            thread.interrupt();
            quietly(connection::close);
        });
    }

    private interface Closing {

        void close() throws IOException;
    }

    private static void quietly(Closing closing) {
        try {
            closing.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port on which nobody listens, kept so that nobody will. */
    static Socket refusing() {
        Socket reserved = new Socket();
        try {
            reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reserved;
    }
}
