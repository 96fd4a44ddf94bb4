package io.quarkiverse.cloudflare.deployment.emulator.sctp;

/**
 * What one side says of itself when an association begins.
 *
 * @param tag what the other side's packets carry, not 0
 * @param firstTsn the number of its first chunk of data, and of its first request for a reset
 * @param window how many bytes it takes at first, unsigned
 * @param outbound how many streams it wants to send on, 1..65535
 * @param inbound how many streams it takes, 1..65535
 * @param forwardTsn whether it knows FORWARD TSN: messages may be given up
 * @param reset whether it knows RE-CONFIG: streams may be reset
 */
record Endpoint(int tag, int firstTsn, int window, int outbound, int inbound, boolean forwardTsn, boolean reset) {

    /** How many streams this side sends on and takes: as many as browsers give ids to. */
    static final int STREAMS = 1024;

    static Endpoint local(int tag, int firstTsn) {
        return new Endpoint(tag, firstTsn, DataReceiver.CAPACITY, STREAMS, STREAMS, true, true);
    }

    /** @return the window as far as it is of use */
    int usableWindow() {
        return window < 0 ? Integer.MAX_VALUE : window;
    }
}
