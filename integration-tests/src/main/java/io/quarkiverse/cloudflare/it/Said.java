package io.quarkiverse.cloudflare.it;

/** What everyone in a {@link ChatRoom} hears. */
// tag::said[]
record Said(String from, String text) {
}
// end::said[]
