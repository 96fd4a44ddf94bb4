package io.quarkiverse.cloudflare.deployment.emulator.data;

import java.util.OptionalInt;

/**
 * What a request asks of a data channel.
 *
 * @param maxRetransmits after how many repetitions a message is given up; excludes {@code maxPacketLifeTime}
 * @param maxPacketLifeTime after how many milliseconds a message is given up
 * @param waitForAck of subscriptions: nothing is delivered before the subscriber's first message
 * @param canReply of subscriptions: the subscriber's messages go to the publisher
 */
public record ChannelOptions(boolean ordered, OptionalInt maxRetransmits, OptionalInt maxPacketLifeTime, boolean waitForAck,
        boolean canReply) {
}
