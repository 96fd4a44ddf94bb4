package io.quarkiverse.cloudflare.runtime.protocol;

import java.io.Closeable;
import java.io.IOException;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;

/**
 * One text frame being written, into buffers that are used again for the next one. Not thread-safe: lives for one frame.
 */
final class FrameOutput implements Closeable {

    /** Writes the event and the payload. */
    final JsonGenerator json;

    private final BufferRecycler recycler;
    private final ByteArrayBuilder bytes;

    FrameOutput(String joinRef, String ref, String topic) throws IOException {
        recycler = TextFrameReader.STRICT._getBufferRecycler();
        bytes = new ByteArrayBuilder(recycler);
        json = TextFrameReader.STRICT.createGenerator(bytes, JsonEncoding.UTF8);
        json.writeStartArray();
        json.writeString(joinRef);
        json.writeString(ref);
        json.writeString(topic);
    }

    byte[] finish() throws IOException {
        json.writeEndArray();
        json.close();
        return bytes.getClearAndRelease();
    }

    @Override
    public void close() throws IOException {
        try {
            json.close();
        } finally {
            bytes.close();
            recycler.releaseToPool();
        }
    }
}
