package io.quarkiverse.cloudflare.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.cloudflare.support.cloudflare.ApiError;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.DocumentedError;
import io.quarkiverse.cloudflare.support.cloudflare.GoldenCall;
import io.quarkiverse.cloudflare.support.cloudflare.GoldenReplay;
import io.quarkiverse.cloudflare.support.cloudflare.Operation;

class GoldenCallsTest {

    private final CloudflareStandIn standIn = CloudflareStandIn.start();
    private final GoldenReplay replay = new GoldenReplay(standIn);

    @AfterEach
    void stop() throws Exception {
        standIn.close();
    }

    @ParameterizedTest
    @MethodSource("io.quarkiverse.cloudflare.support.cloudflare.GoldenCall#all")
    void areAnsweredAsWritten(GoldenCall call) throws Exception {
        HttpResponse<String> response = replay.prepare(call).send(call);

        assertThat(response.statusCode()).isEqualTo(call.status());
        assertThat(call.operation().method()).isEqualTo(call.method());
        if (call.response().isEmpty()) {
            assertThat(response.body()).isEmpty();
        } else {
            JsonNode expected = StandInCaller.MAPPER.readTree(replay.filled(call.response().get().toString()));
            assertThat(GoldenReplay.comparable(StandInCaller.MAPPER.readTree(response.body())))
                    .isEqualTo(GoldenReplay.comparable(expected));
        }
        if (call.status() < 400) {
            standIn.assertNoViolations();
        }
    }

    @Test
    void coverEveryOperation() {
        assertThat(GoldenCall.all()).extracting(GoldenCall::operation).containsAll(EnumSet.allOf(Operation.class));
    }

    @ParameterizedTest
    @MethodSource("io.quarkiverse.cloudflare.support.cloudflare.DocumentedError#all")
    void canEndWithEachDocumentedError(DocumentedError error) throws Exception {
        GoldenCall call = GoldenCall.all().stream()
                .filter(golden -> golden.operation() == error.operation() && golden.status() < 300
                        && golden.failing().isEmpty())
                .findFirst().orElseThrow();
        replay.prepare(call);
        standIn.forget();
        standIn.on(error.operation()).always().play(error.fault());
        HttpResponse<String> response = replay.send(call);

        assertThat(response.statusCode()).isEqualTo(error.status());
        assertThat(response.body()).contains(error.error().code()).contains(error.error().subcode());
        assertThat(standIn.applied()).isEmpty();
    }

    @Test
    void namesErrorsOfEveryKind() {
        assertThat(DocumentedError.all()).extracting(DocumentedError::error).extracting(ApiError::code).contains("unauthorized",
                "not_found", "decoding_error", "invalid_params", "payload_too_large", "session_error",
                "invalid_session_description", "signaling_state_not_stable", "not_found_track_error", "empty_track_error",
                "repeated_local_track_error", "update_track_error", "close_track_error", "websocket_localhost_not_allowed",
                "websocket_handshake_failed", "websocket_connection_timeout", "adapter_not_found", "retryable_transient_error",
                "temporarily_unavailable_error", "transport_unavailable_error", "backend_error", "internal_error");
        assertThat(DocumentedError.all().stream().map(DocumentedError::operation).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Operation.class));
        assertThat(List.copyOf(DocumentedError.of(DocumentedError.Level.ITEM))).hasSizeGreaterThan(20);
    }
}
