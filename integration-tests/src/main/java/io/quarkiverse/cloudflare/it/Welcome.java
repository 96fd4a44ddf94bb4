package io.quarkiverse.cloudflare.it;

/** The answer to a join of a {@link ChatRoom}. */
// tag::welcome[]
record Welcome(String roomId, String you) {
}
// end::welcome[]
