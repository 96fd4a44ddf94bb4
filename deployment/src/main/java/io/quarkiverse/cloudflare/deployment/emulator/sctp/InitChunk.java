package io.quarkiverse.cloudflare.deployment.emulator.sctp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * INIT or INIT ACK.
 *
 * @param sender who sent it
 * @param cookie of an INIT ACK
 * @param unrecognized the whole parameters that are to be reported, a few at most
 */
record InitChunk(Endpoint sender, Optional<byte[]> cookie, List<byte[]> unrecognized) {

    private static final int FIXED_PART = 16;
    private static final int MOST_REPORTED = 4;
    private static final int LONGEST_REPORTED = 64;

    // The two highest bits of a type that is not known, section 3.2.1
    private static final int SKIP = 0x8000;
    private static final int REPORT = 0x4000;

    static Optional<InitChunk> read(Chunk chunk) {
        if (chunk.length() < FIXED_PART) {
            return Optional.empty();
        }
        int tag = chunk.integer(0);
        int outbound = chunk.unsignedShort(8);
        int inbound = chunk.unsignedShort(10);
        if (tag == 0 || outbound == 0 || inbound == 0) {
            return Optional.empty();
        }
        return Chunk.parameters(chunk.value(), FIXED_PART).map(parameters -> {
            Extensions extensions = new Extensions(parameters);
            Endpoint sender = new Endpoint(tag, chunk.integer(12), chunk.integer(4), outbound, inbound, extensions.forwardTsn,
                    extensions.reset);
            return new InitChunk(sender, extensions.cookie, extensions.unrecognized);
        });
    }

    /** @param type INIT or INIT ACK */
    void write(PacketWriter writer, int type) {
        ByteBuffer out = writer.begin(type, 0, PacketWriter.LONGEST_VALUE);
        out.putInt(sender.tag()).putInt(sender.window());
        out.putShort((short) sender.outbound()).putShort((short) sender.inbound());
        out.putInt(sender.firstTsn());
        if (sender.forwardTsn()) {
            out.putShort((short) Wire.FORWARD_TSN_SUPPORTED).putShort((short) Wire.HEAD);
        }
        if (sender.reset()) {
            put(out, Wire.SUPPORTED_EXTENSIONS, new byte[] { (byte) Wire.RE_CONFIG, (byte) Wire.FORWARD_TSN });
        }
        cookie.ifPresent(value -> put(out, Wire.STATE_COOKIE, value));
        unrecognized.forEach(value -> put(out, Wire.UNRECOGNIZED_PARAMETER, value));
        writer.end();
    }

    private static void put(ByteBuffer out, int type, byte[] value) {
        out.putShort((short) type).putShort((short) (Wire.HEAD + value.length)).put(value);
        out.put(new byte[Wire.padded(value.length) - value.length]);
    }

    /** What the parameters say. */
    private static final class Extensions {

        private final List<byte[]> unrecognized = new ArrayList<>();
        private Optional<byte[]> cookie = Optional.empty();
        private boolean forwardTsn;
        private boolean reset;

        Extensions(List<Chunk> parameters) {
            for (Chunk parameter : parameters) {
                if (!take(parameter)) {
                    return;
                }
            }
        }

        /** @return whether the parameters after it are to be read */
        private boolean take(Chunk parameter) {
            switch (parameter.type()) {
                case Wire.STATE_COOKIE -> cookie = Optional.of(parameter.bytes(0));
                case Wire.FORWARD_TSN_SUPPORTED -> forwardTsn = true;
                case Wire.SUPPORTED_EXTENSIONS -> readTypes(parameter);
                default -> {
                    return takeUnknown(parameter);
                }
            }
            return true;
        }

        private void readTypes(Chunk parameter) {
            for (byte type : parameter.bytes(0)) {
                reset |= Byte.toUnsignedInt(type) == Wire.RE_CONFIG;
                forwardTsn |= Byte.toUnsignedInt(type) == Wire.FORWARD_TSN;
            }
        }

        private boolean takeUnknown(Chunk parameter) {
            // Addresses (5, 6) and the other old ones below 16 say nothing to an association over DTLS.
            boolean old = parameter.type() < 16;
            if (!old && (parameter.type() & REPORT) != 0 && unrecognized.size() < MOST_REPORTED
                    && parameter.length() <= LONGEST_REPORTED) {
                ByteBuffer whole = ByteBuffer.allocate(Wire.HEAD + parameter.length());
                whole.putShort((short) parameter.type()).putShort((short) whole.capacity()).put(parameter.bytes(0));
                unrecognized.add(whole.array());
            }
            return old || (parameter.type() & SKIP) != 0;
        }
    }
}
