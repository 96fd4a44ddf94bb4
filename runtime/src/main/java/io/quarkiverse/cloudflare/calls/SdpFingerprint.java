package io.quarkiverse.cloudflare.calls;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The hash of a certificate (RFC 8122), by which a DTLS peer is recognised.
 *
 * @param algorithm in lower case, for example {@code sha-256}
 * @param value bytes as pairs of upper-case hexadecimal digits with colons between
 */
public record SdpFingerprint(String algorithm, String value) {

    /**
     * Accepts any mixture of upper and lower case.
     */
    public SdpFingerprint {
        algorithm = Objects.requireNonNull(algorithm, "algorithm").toLowerCase(Locale.ROOT);
        value = Objects.requireNonNull(value, "value").toUpperCase(Locale.ROOT);
    }

    static List<SdpFingerprint> of(SdpSection section) {
        return section.attributes("fingerprint").stream().flatMap(value -> parse(value).stream()).toList();
    }

    /** One that has not exactly two words is left out. */
    private static Optional<SdpFingerprint> parse(String value) {
        String[] words = value.strip().split(" +");
        return words.length == 2 ? Optional.of(new SdpFingerprint(words[0], words[1])) : Optional.empty();
    }
}
