package io.quarkiverse.cloudflare.runtime.calls;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import io.quarkiverse.cloudflare.calls.CallsError;
import io.quarkiverse.cloudflare.calls.CallsRejectedException;
import io.quarkiverse.cloudflare.calls.CallsSessionGoneException;
import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.DataChannelInfo;
import io.quarkiverse.cloudflare.calls.DataChannelsResult;
import io.quarkiverse.cloudflare.calls.ItemResult;
import io.quarkiverse.cloudflare.calls.ItemResult.Accepted;
import io.quarkiverse.cloudflare.calls.ItemResult.Refused;
import io.quarkiverse.cloudflare.calls.SessionState;
import io.quarkiverse.cloudflare.calls.SessionState.DataChannelState;
import io.quarkiverse.cloudflare.calls.SessionState.Location;
import io.quarkiverse.cloudflare.calls.SessionState.Status;
import io.smallrye.mutiny.Uni;

/**
 * Finds out what became of a request to open data channels whose outcome is unknown: asks the SFU which there are, and opens
 * the missing ones, once. Should the first request take effect only after that question, the SFU refuses to open them again;
 * then it is asked once more. Immutable.
 */
final class Reconciliation {

    // What the SFU calls a channel that is there already, as an item's error or as the request's.
    private static final String REPEATED_CODE = "repeated_local_track_error";
    private static final CallsError NOT_TOLD = new CallsError(CallsError.UNKNOWN, Optional.empty(),
            "the SFU said nothing about it");

    private final List<DataChannel> wanted;
    private final Uni<SessionState> asking;
    private final Function<List<DataChannel>, Uni<DataChannelsResult>> opening;

    Reconciliation(List<DataChannel> wanted, Uni<SessionState> asking,
            Function<List<DataChannel>, Uni<DataChannelsResult>> opening) {
        this.wanted = wanted;
        this.asking = asking;
        this.opening = opening;
    }

    /**
     * @param unknown the failure of the first request, for when nothing can be found out
     */
    Uni<DataChannelsResult> after(Throwable unknown) {
        return asking.onFailure().transform(failure -> combine(unknown, failure)).chain(this::openMissing);
    }

    private static Throwable combine(Throwable unknown, Throwable failure) {
        if (failure instanceof CallsSessionGoneException) {
            return failure;
        }
        unknown.addSuppressed(failure);
        return unknown;
    }

    private Uni<DataChannelsResult> openMissing(SessionState state) {
        List<DataChannel> missing = wanted.stream().filter(channel -> find(channel, state).isEmpty()).toList();
        if (missing.isEmpty()) {
            return Uni.createFrom().item(merge(state, List.of()));
        }
        return opening.apply(missing).map(DataChannelsResult::channels)
                .onFailure(Reconciliation::isRepetition).recoverWithItem(failure -> refuse(missing, failure))
                .chain(opened -> opened.stream().anyMatch(Reconciliation::isRepetition)
                        ? asking.map(later -> takeUp(missing, opened, later))
                        : Uni.createFrom().item(opened))
                .map(opened -> merge(state, opened));
    }

    private static boolean isRepetition(Throwable failure) {
        return failure instanceof CallsRejectedException rejected && rejected.error().is(REPEATED_CODE);
    }

    private static boolean isRepetition(ItemResult<DataChannelInfo> opened) {
        return opened instanceof Refused<DataChannelInfo> refused && refused.error().is(REPEATED_CODE);
    }

    private static List<ItemResult<DataChannelInfo>> refuse(List<DataChannel> missing, Throwable repetition) {
        CallsError error = ((CallsRejectedException) repetition).error();
        return missing.stream().<ItemResult<DataChannelInfo>> map(channel -> new Refused<>(name(channel), error)).toList();
    }

    private static List<ItemResult<DataChannelInfo>> takeUp(List<DataChannel> missing, List<ItemResult<DataChannelInfo>> opened,
            SessionState later) {
        List<ItemResult<DataChannelInfo>> taken = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            ItemResult<DataChannelInfo> result = opened.get(i);
            taken.add(isRepetition(result) && i < missing.size()
                    ? find(missing.get(i), later).<ItemResult<DataChannelInfo>> map(Accepted::new).orElse(result)
                    : result);
        }
        return taken;
    }

    /** Puts what was found and what was opened since into the order in which it was wanted. */
    private DataChannelsResult merge(SessionState state, List<ItemResult<DataChannelInfo>> opened) {
        Iterator<ItemResult<DataChannelInfo>> next = opened.iterator();
        return new DataChannelsResult(wanted.stream().<ItemResult<DataChannelInfo>> map(channel -> find(channel, state)
                .<ItemResult<DataChannelInfo>> map(Accepted::new)
                .orElseGet(() -> next.hasNext() ? next.next() : new Refused<>(name(channel), NOT_TOLD))).toList());
    }

    private static Optional<DataChannelInfo> find(DataChannel channel, SessionState state) {
        return state.dataChannels().stream()
                .filter(found -> found.status() != Status.INACTIVE && found.id().isPresent() && isSame(channel, found))
                .findFirst().map(found -> new DataChannelInfo(found.id(), Optional.of(found.name()), found.publisher()));
    }

    private static boolean isSame(DataChannel channel, DataChannelState found) {
        return found.name().equals(channel.name())
                && (channel instanceof DataChannel.Remote remote
                        ? found.location() == Location.REMOTE && found.publisher().equals(Optional.of(remote.publisher()))
                        : found.location() == Location.LOCAL);
    }

    private static DataChannelInfo name(DataChannel channel) {
        return new DataChannelInfo(OptionalInt.empty(), Optional.of(channel.name()),
                channel instanceof DataChannel.Remote remote ? Optional.of(remote.publisher()) : Optional.empty());
    }
}
