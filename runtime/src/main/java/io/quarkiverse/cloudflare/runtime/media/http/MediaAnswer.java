package io.quarkiverse.cloudflare.runtime.media.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.runtime.media.MediaRefusal;

/**
 * What a request is answered with. Everything in it is ours: nothing of an answer of Cloudflare is passed on unread.
 */
record MediaAnswer(int status, ObjectNode body) {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module()).build();

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static MediaAnswer ok(ObjectNode body) {
        return new MediaAnswer(OK, body);
    }

    static MediaAnswer opened(String alias) {
        return new MediaAnswer(CREATED, object().put("sessionId", alias));
    }

    static MediaAnswer iceServers(IceServers servers) {
        ObjectNode body = object();
        body.set("iceServers", MAPPER.valueToTree(servers.servers()));
        return ok(body);
    }

    static MediaAnswer of(MediaRefusal refusal) {
        return new MediaAnswer(refusal.status(),
                object().put("errorCode", refusal.errorCode()).put("errorDescription", refusal.description()));
    }

    byte[] bytes() {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can be written", e);
        }
    }
}
