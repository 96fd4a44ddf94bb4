package io.quarkiverse.cloudflare.bench.load;

import java.nio.ByteBuffer;

/** No protocol: the path names the room, a text is sent to everyone in it. */
final class BareProtocol implements Protocol {

    // {"joined":true} and {"text":"…"} differ in the third byte.
    private static final int DISTINCT = 2;

    @Override
    public String target(int room) {
        return "/room/" + room;
    }

    @Override
    public boolean isDelivery(ByteBuffer in, int at, int length) {
        return in.get(at + DISTINCT) == 't';
    }

    @Override
    public void other(Connection connection, ByteBuffer in, int at, int length) {
        connection.joined();
    }

    @Override
    public String message(int room, long sequence, String text) {
        return "{\"text\":\"" + text + "\"}";
    }
}
