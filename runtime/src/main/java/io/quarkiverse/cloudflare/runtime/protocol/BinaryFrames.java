package io.quarkiverse.cloudflare.runtime.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Binary frames: a kind, one byte for the length of each text, the texts, the payload.
 */
final class BinaryFrames {

    static final int PUSH = 0;
    static final int REPLY = 1;
    static final int BROADCAST = 2;

    // A client's push: the kind, and the lengths of join_ref, ref, topic and event.
    private static final int CLIENT_HEADER = 5;

    private BinaryFrames() {
    }

    static ClientFrame read(byte[] frame) throws FrameException {
        FrameHead head = head(frame);
        if (head.event().equals(Names.JOIN) || head.event().equals(Names.LEAVE) || head.event().equals(Names.HEARTBEAT)) {
            throw new FrameException(head, "The event of a binary frame must not be '" + head.event()
                    + "', which is sent as text");
        }
        int start = CLIENT_HEADER + lengthOfTexts(frame);
        return new ClientFrame.Binary(head.joinRef(), head.ref(), head.topic(), head.event(),
                Arrays.copyOfRange(frame, start, frame.length));
    }

    static FrameHead peek(byte[] frame) {
        try {
            return head(frame);
        } catch (FrameException e) {
            return e.head();
        }
    }

    private static FrameHead head(byte[] frame) throws FrameException {
        if (frame.length < CLIENT_HEADER) {
            throw new FrameException(FrameHead.UNREADABLE,
                    "The header of a binary frame must have " + CLIENT_HEADER + " bytes; found " + frame.length);
        }
        if (frame[0] != PUSH) {
            throw new FrameException(FrameHead.UNREADABLE,
                    "The kind of a client's binary frame must be 0, a push; found " + (frame[0] & 0xFF));
        }
        if (CLIENT_HEADER + lengthOfTexts(frame) > frame.length) {
            throw new FrameException(FrameHead.UNREADABLE, "The header of the binary frame announces "
                    + (CLIENT_HEADER + lengthOfTexts(frame)) + " bytes; found " + frame.length);
        }
        FrameHead head = FrameHead.UNREADABLE;
        int at = CLIENT_HEADER;
        String joinRef = text(head, HeadRules.JOIN_REF, frame, at, frame[1] & 0xFF);
        head = new FrameHead(joinRef, null, null, null);
        at += frame[1] & 0xFF;
        String ref = text(head, HeadRules.REF, frame, at, frame[2] & 0xFF);
        head = new FrameHead(joinRef, ref, null, null);
        at += frame[2] & 0xFF;
        String topic = text(head, HeadRules.TOPIC, frame, at, frame[3] & 0xFF);
        head = new FrameHead(joinRef, ref, topic, null);
        at += frame[3] & 0xFF;
        return new FrameHead(joinRef, ref, topic, text(head, HeadRules.EVENT, frame, at, frame[4] & 0xFF));
    }

    private static int lengthOfTexts(byte[] frame) {
        return (frame[1] & 0xFF) + (frame[2] & 0xFF) + (frame[3] & 0xFF) + (frame[4] & 0xFF);
    }

    private static String text(FrameHead before, String element, byte[] frame, int start, int length) throws FrameException {
        if (length == 0 && (element.equals(HeadRules.JOIN_REF) || element.equals(HeadRules.REF))) {
            return null;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame, start, length)).toString();
        } catch (CharacterCodingException e) {
            throw new FrameException(before, "The " + element + " must be UTF-8");
        }
        String problem = HeadRules.problemOf(element, text);
        if (problem != null) {
            throw new FrameException(before, problem);
        }
        return text;
    }

    /**
     * @param texts what the kind has before its payload, in order; {@code null} is written as empty
     */
    static byte[] write(int kind, byte[] payload, String... texts) {
        byte[][] encoded = new byte[texts.length][];
        int size = 1 + texts.length + payload.length;
        for (int i = 0; i < texts.length; i++) {
            encoded[i] = texts[i] == null ? new byte[0] : texts[i].getBytes(StandardCharsets.UTF_8);
            if (encoded[i].length > HeadRules.MAX_BYTES) {
                throw new IllegalArgumentException("A text in the header of a binary frame must not be longer than "
                        + HeadRules.MAX_BYTES + " bytes; found " + encoded[i].length + ": " + texts[i]);
            }
            size += encoded[i].length;
        }
        byte[] frame = new byte[size];
        frame[0] = (byte) kind;
        int at = 1 + texts.length;
        for (int i = 0; i < texts.length; i++) {
            frame[1 + i] = (byte) encoded[i].length;
            System.arraycopy(encoded[i], 0, frame, at, encoded[i].length);
            at += encoded[i].length;
        }
        System.arraycopy(payload, 0, frame, at, payload.length);
        return frame;
    }
}
