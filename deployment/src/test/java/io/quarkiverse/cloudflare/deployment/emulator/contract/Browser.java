package io.quarkiverse.cloudflare.deployment.emulator.contract;

import io.quarkiverse.cloudflare.calls.Answerer;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.smallrye.mutiny.Uni;

/** What a contract needs of a peer connection: a real one with the emulator, one on paper with the stand-in. */
interface Browser extends AutoCloseable {

    /** Adds a section that sends audio, and gives its mid. */
    String addAudio();

    /** Adds a section that sends video, and gives its mid. */
    String addVideo();

    /** Adds a section that sends video in layers, and gives its mid. */
    String addSimulcast(String... rids);

    /** Adds a section that receives audio or video, and gives its mid. */
    String addReceiver(String kind);

    /** Gives a section up in the next offer. */
    void stop(String mid);

    String offer();

    void accept(String answer);

    String answer(String offer);

    /** Waits for the connection, and sends media in all sections that send. */
    void flow();

    /** Waits until media arrives in a section. */
    void awaitMedia(String mid);

    /** The offer of all sections, for the client. */
    default SessionDescription described() {
        return SessionDescription.offer(offer());
    }

    /** Brings answers at once. */
    default Answerer answerer() {
        return offer -> Uni.createFrom().item(() -> SessionDescription.answer(answer(offer.sdp())));
    }

    @Override
    void close();
}
