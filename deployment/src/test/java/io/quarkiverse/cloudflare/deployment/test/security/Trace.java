package io.quarkiverse.cloudflare.deployment.test.security;

import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;

/** Tells one request context from another, and when it ends. */
@RequestScoped
class Trace {

    static final BlockingQueue<String> DESTROYED = new LinkedBlockingQueue<>();

    private final String id = UUID.randomUUID().toString();

    String id() {
        return id;
    }

    @PreDestroy
    void end() {
        DESTROYED.add(id);
    }
}
