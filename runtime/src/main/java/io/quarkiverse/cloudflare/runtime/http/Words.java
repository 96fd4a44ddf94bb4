package io.quarkiverse.cloudflare.runtime.http;

import java.util.regex.Pattern;

/** Makes what others wrote fit for a message: one short line without secrets. */
final class Words {

    // What Cloudflare describes is a sentence or two; more is an echo of what was sent.
    private static final int MAX_LENGTH = 240;
    private static final Pattern SDP = Pattern.compile("v=0\\b.*|\\ba=(?:ice-|fingerprint|candidate|crypto).*", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("(?i)\\bbearer\\s+\\S+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private Words() {
    }

    static String clean(String text, Secret secret) {
        String safe = SDP.matcher(text.replace(secret.reveal(), secret.toString())).replaceAll("***");
        safe = CONTROL.matcher(TOKEN.matcher(safe).replaceAll("***")).replaceAll(" ").strip();
        return safe.length() <= MAX_LENGTH ? safe : safe.substring(0, MAX_LENGTH) + "…";
    }
}
