package io.quarkiverse.cloudflare.it;

/** What a member says. */
// tag::say[]
record Say(String text) {
}
// end::say[]
