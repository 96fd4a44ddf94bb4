package io.quarkiverse.cloudflare.bench.load;

import java.nio.ByteBuffer;

/** Phoenix channels 2.0.0, as this extension speaks it: each push has a reference and gets a reply. */
final class PhoenixProtocol implements Protocol {

    // A broadcast with its position begins with [null,"@ and is the only frame that does.
    private static final int POSITION = 7;
    private static final int HEAD = 120;

    private final String kind;

    PhoenixProtocol(String kind) {
        this.kind = kind;
    }

    @Override
    public String target(int room) {
        return "/rooms/websocket?vsn=2.0.0";
    }

    @Override
    public void join(Connection connection) {
        connection.send("[\"1\",\"1\",\"" + topic(connection.room().id()) + "\",\"phx_join\",{}]");
    }

    @Override
    public void leave(Connection connection) {
        connection.send("[\"1\",\"0\",\"" + topic(connection.room().id()) + "\",\"phx_leave\",{}]");
    }

    @Override
    public boolean isDelivery(ByteBuffer in, int at, int length) {
        return in.get(at + POSITION) == '@';
    }

    @Override
    public void other(Connection connection, ByteBuffer in, int at, int length) {
        String head = Connection.text(in, at, Math.min(length, HEAD));
        if (head.contains("\"presence_")) {
            connection.presence();
        } else if (head.startsWith("[\"1\",\"1\",") && head.contains("\"status\":\"ok\"")) {
            connection.joined();
        } else if (!head.contains("\"ok\"") && !head.contains("\"phx_close\"")) {
            connection.malformed(Connection.text(in, at, length));
        }
    }

    @Override
    public String message(int room, long sequence, String text) {
        return "[\"1\",\"" + (sequence + 2) + "\",\"" + topic(room) + "\",\"say\",{\"text\":\"" + text + "\"}]";
    }

    @Override
    public String heartbeat() {
        return "[null,\"0\",\"phoenix\",\"heartbeat\",{}]";
    }

    private String topic(int room) {
        return kind + ":" + room;
    }
}
