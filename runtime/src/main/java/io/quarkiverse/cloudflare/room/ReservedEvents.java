package io.quarkiverse.cloudflare.room;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.mutiny.Uni;

/**
 * Answers events whose names begin with {@code cf_}, which no room can have callbacks for: the way for what is built on rooms
 * (media, state) to be asked by clients.
 * <p>
 * Every CDI bean of this type is found. A name that two of them want fails the start of the application.
 */
public interface ReservedEvents {

    /**
     * @return the names, each beginning with {@code cf_}; always the same
     */
    Set<String> names();

    /**
     * Called on the event loop, in the turn of the member's event: nothing else of the room runs until the answer is there. It
     * must not block, and may take as long as a callback.
     *
     * @return the reply, which Jackson writes as a JSON object; {@code null} is an empty one. A failure is answered as that of
     *         a callback would be: {@link EventRefusedException} with its reason, {@link PayloadException} with
     *         {@code invalid_payload}
     */
    Uni<?> handle(Member member, String event, JsonNode payload);
}
