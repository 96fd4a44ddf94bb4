package io.quarkiverse.cloudflare.it;

import java.net.URL;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.phoenixframework.Channel;
import org.phoenixframework.Defaults;
import org.phoenixframework.Message;
import org.phoenixframework.Presence;
import org.phoenixframework.Push;
import org.phoenixframework.Socket;

import kotlin.Unit;
import okhttp3.OkHttpClient;

/**
 * The client of JavaPhoenixClient, unchanged, in one room of one socket, with what it hears kept in queues to wait on. Owned by
 * one test.
 */
final class PhoenixDevice implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 15;
    private static final long RETRY_MILLIS = 100;
    private static final int NORMAL_CLOSURE = 1000;

    /** How a push was answered: {@code ok}, {@code error} or {@code timeout}. */
    record Answer(String status, Map<String, Object> response) {
    }

    final Channel channel;
    final Presence presence;
    private final Socket socket;
    private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> syncs = new LinkedBlockingQueue<>();

    PhoenixDevice(URL application, String user, String topic, Map<String, Object> params) {
        String endpoint = "ws://%s:%d/rooms/websocket".formatted(application.getHost(), application.getPort());
        socket = new Socket(endpoint, Map.of(), Defaults.VSN, Defaults.INSTANCE.getEncode(), Defaults.INSTANCE.getDecode(),
                client(user));
        socket.setReconnectAfterMs(tries -> RETRY_MILLIS);
        socket.setRejoinAfterMs(tries -> RETRY_MILLIS);
        channel = socket.channel(topic, params);
        presence = new Presence(channel, Presence.Options.Companion.getDefaults());
        presence.onSync(() -> {
            syncs.add(presence.getState().size());
            return Unit.INSTANCE;
        });
    }

    private static OkHttpClient client(String user) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        if (!user.isEmpty()) {
            builder.addInterceptor(chain -> chain
                    .proceed(chain.request().newBuilder().header("Authorization", "Bearer " + user).build()));
        }
        return builder.build();
    }

    PhoenixDevice hears(String event) {
        channel.on(event, message -> {
            heard.add(message);
            return Unit.INSTANCE;
        });
        return this;
    }

    Answer join() throws InterruptedException {
        socket.connect();
        return answer(channel.join(Defaults.TIMEOUT));
    }

    Answer push(String event, Map<String, Object> payload) throws InterruptedException {
        return answer(channel.push(event, payload, Defaults.TIMEOUT));
    }

    static Answer answer(Push push) throws InterruptedException {
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        for (String status : new String[] { "ok", "error", "timeout" }) {
            push.receive(status, message -> {
                answers.add(new Answer(status, message.getPayload()));
                return Unit.INSTANCE;
            });
        }
        return await(answers);
    }

    Message next() throws InterruptedException {
        return await(heard);
    }

    boolean hasHeard() {
        return !heard.isEmpty();
    }

    /** Looks after each sync of presence until it is as expected. */
    void awaitPresence(Predicate<Presence> expected) throws InterruptedException {
        while (!expected.test(presence)) {
            await(syncs);
        }
    }

    int devicesOf(String key) {
        return presence.getState().containsKey(key) ? presence.getState().get(key).get("metas").size() : 0;
    }

    private static <T> T await(BlockingQueue<T> queue) throws InterruptedException {
        T item = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (item == null) {
            throw new AssertionError("Nothing came within %d s".formatted(PATIENCE_SECONDS));
        }
        return item;
    }

    @Override
    public void close() {
        socket.disconnect(NORMAL_CLOSURE, null, null);
    }
}
