package io.quarkiverse.cloudflare.runtime.calls;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.calls.AdaptersClient;
import io.quarkiverse.cloudflare.calls.CallsClient;
import io.quarkiverse.cloudflare.calls.CallsSession;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelTransport;
import io.quarkiverse.cloudflare.calls.DataChannelsClient;
import io.quarkiverse.cloudflare.calls.DataChannelsResult;
import io.quarkiverse.cloudflare.calls.LocalTrack;
import io.quarkiverse.cloudflare.calls.RemoteTrack;
import io.quarkiverse.cloudflare.calls.SessionDescription;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkiverse.cloudflare.calls.SessionOptions;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.TracksResult;
import io.smallrye.mutiny.Uni;

/**
 * An SFU that answers when a test says so. Thread-safe.
 */
record CommandedCalls(CommandedRequests requests) implements CallsClient, DataChannelsClient {

    @Override
    public Uni<CallsSession> openSession(SessionOptions options) {
        return requests.request("openSession", options);
    }

    @Override
    public CallsSession attach(SessionId session) {
        throw new UnsupportedOperationException("A session has no use for it");
    }

    @Override
    public Uni<SessionState> session(SessionId session) {
        return requests.request("session", session);
    }

    @Override
    public Uni<TracksResult> publish(SessionId session, SessionDescription offer, List<LocalTrack> tracks) {
        return requests.request("publishOffer", tracks);
    }

    @Override
    public Uni<TracksResult> publishAll(SessionId session, SessionDescription offer) {
        return requests.request("publishAll", offer);
    }

    @Override
    public Uni<TracksResult> publish(SessionId session, List<LocalTrack> tracks) {
        return requests.request("publish", tracks);
    }

    @Override
    public Uni<TracksResult> pull(SessionId session, List<RemoteTrack> tracks) {
        return requests.request("pull", tracks);
    }

    @Override
    public Uni<TracksResult> pull(SessionId session, SessionDescription offer, List<RemoteTrack> tracks) {
        return requests.request("pullOffer", tracks);
    }

    @Override
    public Uni<Void> answer(SessionId session, SessionDescription answer) {
        return requests.request("answer", answer);
    }

    @Override
    public Uni<TracksResult> closeTracks(SessionId session, List<String> mids) {
        return requests.request("closeTracks", mids);
    }

    @Override
    public Uni<TracksResult> closeTracks(SessionId session, SessionDescription offer, List<String> mids) {
        return requests.request("closeTracksOffer", mids);
    }

    @Override
    public Uni<TracksResult> updateTracks(SessionId session, List<RemoteTrack> tracks) {
        return requests.request("updateTracks", tracks);
    }

    @Override
    public DataChannelsClient dataChannels() {
        return this;
    }

    @Override
    public AdaptersClient adapters() {
        throw new UnsupportedOperationException("A session has no use for it");
    }

    @Override
    public Uni<DataChannelTransport> establish(SessionId session, Optional<SessionDescription> offer) {
        return requests.request("establish", offer);
    }

    @Override
    public Uni<DataChannelsResult> open(SessionId session, List<? extends DataChannel> channels) {
        return requests.request("open", channels);
    }

    @Override
    public Uni<DataChannelsResult> update(SessionId session, List<DataChannel.Remote> channels) {
        return requests.request("update", channels);
    }

    @Override
    public Uni<DataChannelsResult> close(SessionId session, List<Integer> ids) {
        return requests.request("close", ids);
    }
}
