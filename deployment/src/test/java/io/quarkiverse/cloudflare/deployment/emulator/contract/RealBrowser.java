package io.quarkiverse.cloudflare.deployment.emulator.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** A {@link PeerBrowser}, from inside the application, whose class loader does not know it. Not thread-safe. */
final class RealBrowser implements Browser {

    private final Object peer;

    RealBrowser() {
        try {
            peer = ClassLoader.getSystemClassLoader().loadClass(getClass().getPackageName() + ".PeerBrowser").getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object call(String name, Object... arguments) {
        try {
            Method method = Arrays.stream(peer.getClass().getMethods()).filter(found -> found.getName().equals(name))
                    .findFirst().orElseThrow();
            return method.invoke(peer, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String addAudio() {
        return (String) call("addAudio");
    }

    @Override
    public String addVideo() {
        return (String) call("addVideo");
    }

    @Override
    public String addSimulcast(String... rids) {
        return (String) call("addSimulcast", List.of(rids));
    }

    @Override
    public String addReceiver(String kind) {
        return (String) call("addReceiver", kind);
    }

    @Override
    public void stop(String mid) {
        call("stop", mid);
    }

    @Override
    public String offer() {
        return (String) call("offer");
    }

    @Override
    public void accept(String answer) {
        call("accept", answer);
    }

    @Override
    public String answer(String offer) {
        return (String) call("answer", offer);
    }

    @Override
    public void flow() {
        call("flow");
    }

    @Override
    public void awaitMedia(String mid) {
        call("awaitMedia", mid);
    }

    /** Waits until the emulator has closed the connection. */
    void awaitClosed() {
        call("awaitClosed");
    }

    void awaitChannels() {
        call("awaitChannels");
    }

    void send(int channel, String message) {
        call("send", channel, message);
    }

    /** Waits until so many messages have arrived on a channel, and gives all there are. */
    List<String> messages(int channel, int count) {
        return ((List<?>) call("messages", channel, count)).stream().map(String.class::cast).toList();
    }

    @Override
    public void close() {
        call("close");
    }
}
