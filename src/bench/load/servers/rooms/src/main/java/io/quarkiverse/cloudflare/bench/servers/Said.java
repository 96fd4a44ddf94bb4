package io.quarkiverse.cloudflare.bench.servers;

record Said(String from, String text) {
}
