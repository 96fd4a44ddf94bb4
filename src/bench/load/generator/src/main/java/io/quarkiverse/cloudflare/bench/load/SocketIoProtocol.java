package io.quarkiverse.cloudflare.bench.load;

import java.nio.ByteBuffer;

/** Socket.IO 4 over Engine.IO 4, WebSocket transport only. */
final class SocketIoProtocol implements Protocol {

    // 42["said",… is a delivery, 42["joined",… the answer to a join.
    private static final int EVENT = 4;

    @Override
    public String target(int room) {
        return "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public boolean isDelivery(ByteBuffer in, int at, int length) {
        return length > EVENT && in.get(at + EVENT) == 's' && in.get(at + 1) == '2';
    }

    @Override
    public void other(Connection connection, ByteBuffer in, int at, int length) {
        String frame = Connection.text(in, at, length);
        if (frame.startsWith("0")) {
            connection.send("40");
        } else if (frame.startsWith("40")) {
            connection.send("42[\"join\",\"" + connection.room().id() + "\"]");
        } else if (frame.startsWith("42[\"joined\"")) {
            connection.joined();
        } else if (frame.equals("2")) {
            connection.send("3");
        } else {
            connection.malformed(frame);
        }
    }

    @Override
    public String message(int room, long sequence, String text) {
        return "42[\"say\",{\"text\":\"" + text + "\"}]";
    }
}
