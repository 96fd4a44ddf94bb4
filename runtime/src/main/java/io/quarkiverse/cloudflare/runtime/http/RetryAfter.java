package io.quarkiverse.cloudflare.runtime.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header that says how long to wait: seconds, or a date. */
final class RetryAfter {

    // Longer than this is not waited for in any case, and keeps arithmetic from overflowing.
    private static final long MAX_SECONDS = Duration.ofDays(1).toSeconds();
    private static final int MAX_DIGITS = 9;

    private RetryAfter() {
    }

    /**
     * @return zero for a date that has passed; empty for what is neither seconds nor a date
     */
    static Optional<Duration> parse(String header, Clock clock) {
        String value = header.strip();
        if (!value.isEmpty() && value.length() <= MAX_DIGITS && value.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.of(bounded(Long.parseLong(value)));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(bounded(Duration.between(clock.instant(), date.toInstant()).toSeconds()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(long seconds) {
        return Duration.ofSeconds(Math.max(0, Math.min(MAX_SECONDS, seconds)));
    }
}
