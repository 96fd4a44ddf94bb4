package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Closes streams in one direction each, so that their sequence numbers start anew (RFC 6525). One request is under way at a
 * time. Owned by the media loop.
 */
final class StreamReset {

    private static final int MOST_ATTEMPTS = 10;

    /** What one request names at most; it must fit into a packet. */
    private static final int MOST_STREAMS = 256;

    private static final int REQUEST_HEADER = 12;

    // Results, RFC 6525 section 4.4
    private static final int NOTHING_TO_DO = 0;
    private static final int PERFORMED = 1;
    private static final int DENIED = 2;
    private static final int BAD_NUMBER = 5;
    private static final int IN_PROGRESS = 6;

    private final PacketWriter writer;
    private final LinkOwner owner;
    private final DataSender sender;
    private final DataReceiver receiver;
    private final boolean supported;
    private final Alarm repetition;
    /** Streams to be reset that no request has named yet. */
    private final Set<Integer> wanted = new LinkedHashSet<>();
    /** Streams of the request under way that are to be reset once more after it. */
    private final Set<Integer> again = new LinkedHashSet<>();
    /** Streams of the request under way. */
    private List<Integer> requested = List.of();
    private int requestTsn;
    private int nextRequest;
    private int attempts;
    private boolean due;
    private int nextOfPeer;
    private int lastResult = NOTHING_TO_DO;

    StreamReset(Link.Parts parts, DataSender sender, DataReceiver receiver) {
        this.writer = parts.writer();
        this.owner = parts.owner();
        this.sender = sender;
        this.receiver = receiver;
        this.supported = parts.peer().reset();
        this.nextRequest = parts.local().firstTsn();
        this.nextOfPeer = parts.peer().firstTsn();
        this.repetition = new Alarm(parts.timers(), this::repeat);
    }

    void reset(int stream) {
        if (requested.contains(stream)) {
            if (sender.queue().hasWaiting(stream)) {
                again.add(stream);
            }
        } else if (supported && wanted.add(stream)) {
            sender.queue().hold(stream);
        }
    }

    /** Writes a request if there is one to make or to repeat. */
    void write() {
        if (requested.isEmpty() && !wanted.isEmpty()) {
            requested = sender.queue().readyForReset(wanted).stream().limit(MOST_STREAMS).toList();
            requested.forEach(wanted::remove);
            requestTsn = sender.lastTsn();
            attempts = 0;
            due = !requested.isEmpty();
        }
        if (!due) {
            return;
        }
        due = false;
        attempts++;
        int length = Wire.HEAD + REQUEST_HEADER + 2 * requested.size();
        ByteBuffer out = writer.begin(Wire.RE_CONFIG, 0, Wire.padded(length));
        out.putShort((short) Wire.OUTGOING_RESET_REQUEST).putShort((short) length);
        out.putInt(nextRequest).putInt(nextOfPeer - 1).putInt(requestTsn);
        requested.forEach(stream -> out.putShort((short) (int) stream));
        writer.end();
        repetition.start(sender.timeoutMillis());
    }

    private void repeat() {
        if (attempts >= MOST_ATTEMPTS) {
            owner.abort(Wire.OUT_OF_RESOURCE, "The peer did not answer " + attempts + " requests to reset streams");
            return;
        }
        due = true;
        owner.flush();
    }

    /** @return whether it was well-formed */
    boolean reconfigure(Chunk chunk) {
        return Chunk.parameters(chunk.value(), 0).map(parameters -> parameters.stream().allMatch(this::take)).orElse(false);
    }

    private boolean take(Chunk parameter) {
        int length = parameter.length();
        switch (parameter.type()) {
            case Wire.RESET_RESPONSE -> {
                return length >= 8 && response(parameter.integer(0), parameter.integer(4));
            }
            case Wire.OUTGOING_RESET_REQUEST -> {
                return length >= REQUEST_HEADER && length % 2 == 0 && request(parameter);
            }
            case Wire.ADD_OUTGOING_STREAMS -> {
                // There is nothing to prepare: every stream that can be agreed on is there.
                return length >= 8 && answer(parameter.integer(0), PERFORMED);
            }
            case Wire.INCOMING_RESET_REQUEST, Wire.TSN_RESET_REQUEST, Wire.ADD_INCOMING_STREAMS -> {
                return length >= 4 && answer(parameter.integer(0), DENIED);
            }
            default -> {
                return true;
            }
        }
    }

    private boolean response(int number, int result) {
        if (requested.isEmpty() || number != nextRequest) {
            return true;
        }
        attempts = 0;
        if (result == IN_PROGRESS) {
            repetition.start(sender.timeoutMillis());
            return true;
        }
        repetition.stop();
        due = false;
        List<Integer> done = requested;
        requested = List.of();
        nextRequest++;
        boolean performed = result == PERFORMED || result == NOTHING_TO_DO;
        done.forEach(stream -> sender.queue().release(stream, performed));
        again.forEach(this::reset);
        again.clear();
        return true;
    }

    private boolean request(Chunk parameter) {
        int number = parameter.integer(0);
        boolean again = number == nextOfPeer - 1 && lastResult == IN_PROGRESS;
        if (number != nextOfPeer && !again) {
            return answer(number, DENIED);
        }
        long last = Wire.unwrapped(parameter.integer(8), receiver.cumulative());
        if (last > receiver.cumulative()) {
            return answer(number, IN_PROGRESS);
        }
        named(parameter).filter(stream -> stream < Endpoint.STREAMS).distinct().forEach(receiver::peerReset);
        return answer(number, PERFORMED);
    }

    /** @return the streams of a request; one that names none means all */
    private static IntStream named(Chunk request) {
        int named = (request.length() - REQUEST_HEADER) / 2;
        return named == 0
                ? IntStream.range(0, Endpoint.STREAMS)
                : IntStream.range(0, named).map(i -> request.unsignedShort(REQUEST_HEADER + 2 * i));
    }

    /** Answers a new request, or the last one again as it was answered before. */
    private boolean answer(int number, int result) {
        int given = result;
        if (number == nextOfPeer) {
            nextOfPeer++;
            lastResult = result;
        } else if (number == nextOfPeer - 1) {
            lastResult = lastResult == IN_PROGRESS ? result : lastResult;
            given = lastResult;
        } else {
            given = BAD_NUMBER;
        }
        ByteBuffer out = writer.begin(Wire.RE_CONFIG, 0, 12);
        out.putShort((short) Wire.RESET_RESPONSE).putShort((short) 12).putInt(number).putInt(given);
        writer.end();
        return true;
    }

    void end() {
        repetition.stop();
    }
}
