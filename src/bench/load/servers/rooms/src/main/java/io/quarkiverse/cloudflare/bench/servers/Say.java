package io.quarkiverse.cloudflare.bench.servers;

record Say(String text) {
}
