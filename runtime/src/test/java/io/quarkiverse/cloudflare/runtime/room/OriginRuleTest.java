package io.quarkiverse.cloudflare.runtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginRuleTest {

    private final OriginRule rule = new OriginRule(Set.of("https://app.example.com"));

    @ParameterizedTest
    @CsvSource({
            "http://localhost:8080,    localhost:8080,   true",
            "http://LOCALHOST:8080,    localhost:8080,   true",
            "http://localhost:8081,    localhost:8080,   false",
            "https://meet.example.org, meet.example.org, true",
            "http://meet.example.org,  meet.example.org:80, true",
            "https://meet.example.org:444, meet.example.org, false",
            "https://app.example.com,  meet.example.org, true",
            "http://app.example.com,   meet.example.org, false",
            "https://evil.example.com, meet.example.org, false",
            "https://meet.example.org.evil.com, meet.example.org, false",
            "null,                     meet.example.org, false",
            "file://,                  meet.example.org, false",
            "http://[::1]:8080,        [::1]:8080,       true",
            "'not an origin',          meet.example.org, false"
    })
    void decides(String origin, String host, boolean permitted) {
        assertThat(rule.permits(origin, host)).isEqualTo(permitted);
    }

    @Test
    void letsPassWhatIsNoPage() {
        assertThat(rule.permits(null, "meet.example.org")).isTrue();
    }

    @Test
    void refusesAPageWhenTheRequestNamesNoHost() {
        assertThat(rule.permits("https://meet.example.org", null)).isFalse();
    }

    @Test
    void letsEveryPagePassIfToldSo() {
        assertThat(new OriginRule(Set.of("*")).permits("https://anywhere.example", "meet.example.org")).isTrue();
    }
}
