package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;

import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.TracksResult;

/** The client, and who sits behind its sessions: what all contracts between it and a Cloudflare begin with. */
abstract class CallsContract {

    @Inject
    CallsClient calls;

    private final List<Browser> browsers = new ArrayList<>();

    abstract Browser newBrowser();

    final Browser browser() {
        browsers.add(newBrowser());
        return browsers.get(browsers.size() - 1);
    }

    @AfterEach
    void closeBrowsers() {
        browsers.forEach(Browser::close);
        // One instance may serve all tests of a class.
        browsers.clear();
    }

    final SessionId open() {
        return calls.openSessionAndAwait().id();
    }

    /** Publishes sections of a browser under names, which are {@code mid} and {@code name} in turn, and lets media flow. */
    final TracksResult publish(SessionId session, Browser browser, String... tracks) {
        List<LocalTrack> named = new ArrayList<>();
        for (int i = 0; i < tracks.length; i += 2) {
            named.add(LocalTrack.of(tracks[i], tracks[i + 1]));
        }
        TracksResult result = calls.publishAndAwait(session, browser.described(), named);
        assertThat(result.refused()).isEmpty();
        browser.accept(result.answer().orElseThrow().sdp());
        browser.flow();
        return result;
    }

    /** A new session that publishes {@code mic} and {@code cam}, connected and with media. */
    final SessionId publisher() {
        Browser browser = browser();
        SessionId session = open();
        publish(session, browser, browser.addAudio(), "mic", browser.addVideo(), "cam");
        return session;
    }

    /** Pulls, and completes the exchange. */
    final List<String> pull(SessionId session, Browser browser, RemoteTrack... tracks) {
        TracksResult result = calls.pullAndAwait(session, List.of(tracks));
        assertThat(result.refused()).isEmpty();
        result.offer().ifPresent(offer -> calls.answerAndAwait(session,
                SessionDescription.answer(browser.answer(offer.sdp()))));
        return result.accepted().stream().map(track -> track.mid()).flatMap(Optional::stream).toList();
    }
}
