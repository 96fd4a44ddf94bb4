package io.quarkiverse.cloudflare.bench.servers;

record Welcome(String room, String you) {
}
