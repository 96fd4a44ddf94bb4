package io.quarkiverse.cloudflare.deployment.test.calls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.quarkiverse.cloudflare.deployment.test.calls.MatrixOperations.Kind;
import io.quarkiverse.cloudflare.support.cloudflare.ApiError;
import io.quarkiverse.cloudflare.support.cloudflare.Fault;
import io.quarkiverse.cloudflare.support.cloudflare.Gate;

/**
 * What can happen to a request, and what is to become of it.
 * <p>
 * An outcome is how many requests arrive and how it ends: {@code ok}; {@code unsent} and {@code maybe} for an exception that
 * says that the request cannot or may have been carried out; {@code gone}; or the status of a refusal. {@code 2+} means two or
 * more.
 */
final class MatrixFaults {

    /** Before the client has a connection at all. */
    static final String REFUSED = "connection refused";

    /** If it happens to the first request, or to all; if a second request does no harm, or does. At most 3 are allowed. */
    private static final String TABLE = """
            fault                            | first, harmless | first, harmful | all, harmless | all, harmful
            connection refused               | -               | -              | 0 unsent      | 0 unsent
            reset before headers             | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            reset before headers, applied    | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            reset in the body, applied       | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            timeout, never applied           | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            timeout, applied                 | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            timeout, applied afterwards      | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            truncated JSON, applied          | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            no body, applied                 | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            HTML page with 200               | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            10 MB, applied                   | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            10 MB in chunks, applied         | 2 ok            | 1 maybe        | 3 maybe       | 1 maybe
            500, applied                     | 2 ok            | 1 500          | 3 500         | 1 500
            503                              | 2 ok            | 1 503          | 3 503         | 1 503
            HTML page with 502               | 2 ok            | 1 502          | 3 502         | 1 502
            503 temporarily unavailable      | 2 ok            | 1 503          | 3 503         | 1 503
            503 retryable transient          | 2 ok            | 2 ok           | 3 503         | 3 503
            429                              | 2 ok            | 2 ok           | 3 429         | 3 429
            429, Retry-After 0               | 2 ok            | 2 ok           | 3 429         | 3 429
            429, Retry-After an hour         | 1 429           | 1 429          | 1 429         | 1 429
            425 not ready                    | 2 ok            | 2 ok           | 2+ 425        | 2+ 425
            410 gone                         | 1 gone          | 1 gone         | 1 gone        | 1 gone
            400                              | 1 400           | 1 400          | 1 400         | 1 400
            401                              | 1 401           | 1 401          | 1 401         | 1 401
            404                              | 1 404           | 1 404          | 1 404         | 1 404
            406                              | 1 406           | 1 406          | 1 406         | 1 406
            409                              | 1 409           | 1 409          | 1 409         | 1 409
            413, HTML page                   | 1 413           | 1 413          | 1 413         | 1 413
            """;

    /** A code of the SFU and of TURN. In the API of accounts it is one error among others. */
    private static final String TRANSIENT = "503 retryable transient";

    private static final Set<String> AFTER_THE_STATUS = Set.of("reset in the body, applied", "truncated JSON, applied",
            "no body, applied", "10 MB, applied", "10 MB in chunks, applied");

    private static final Set<String> ONLY_THE_BODY = Set.of("truncated JSON, applied", "no body, applied",
            "HTML page with 200");

    private static final Map<String, Function<List<Gate>, Fault>> FAULTS = new LinkedHashMap<>();

    static {
        add("reset before headers", Fault.resetBeforeApply());
        add("reset before headers, applied", Fault.resetAfterApply());
        add("reset in the body, applied", Fault.resetMidBody());
        add("timeout, never applied", Fault.timeoutBeforeApply());
        add("timeout, applied", Fault.timeoutAfterApply());
        FAULTS.put("timeout, applied afterwards", gates -> {
            gates.add(new Gate());
            return Fault.applyLate(gates.get(gates.size() - 1));
        });
        add("truncated JSON, applied", Fault.truncatedJson());
        add("no body, applied", Fault.emptyBody());
        add("HTML page with 200", Fault.htmlErrorPage(200));
        add("10 MB, applied", Fault.hugeBody());
        add("10 MB in chunks, applied", Fault.hugeChunkedBody());
        add("500, applied", Fault.statusAfterApply(500, ApiError.BACKEND.body()));
        add("503", Fault.status(503, ApiError.BACKEND.body()));
        add("HTML page with 502", Fault.htmlErrorPage(502));
        add("503 temporarily unavailable", status(503, "temporarily_unavailable_error"));
        add(TRANSIENT, status(503, "retryable_transient_error"));
        add("429", Fault.status(429, ""));
        add("429, Retry-After 0", Fault.status(429, "", "Retry-After", "0"));
        add("429, Retry-After an hour", Fault.status(429, "", "Retry-After", "3600"));
        add("425 not ready", Fault.status(425, ApiError.NOT_READY.body()));
        add("410 gone", Fault.status(410, ApiError.GONE.body()));
        add("400", status(400, "decoding_error"));
        add("401", Fault.status(401, ApiError.UNAUTHORIZED.body()));
        add("404", Fault.status(404, ApiError.NO_APP.body()));
        add("406", status(406, "invalid_session_description"));
        add("409", status(409, "signaling_state_not_stable"));
        add("413, HTML page", Fault.htmlErrorPage(413));
    }

    private MatrixFaults() {
    }

    /** One line of the table. */
    record Row(String fault, List<String> outcomes) {

        /** @return {@code -} if there is nothing to be seen */
        String expected(boolean always, MatrixOperations.Ready operation) {
            int column = (always ? 2 : 0) + (operation.second() == MatrixOperations.Second.HARMLESS ? 0 : 1);
            Kind kind = operation.kind();
            if (kind == Kind.NO_RESULT && ONLY_THE_BODY.contains(fault)) {
                return "1 ok";
            }
            if (kind == Kind.REMOVAL && always && AFTER_THE_STATUS.contains(fault)) {
                // The status of the second answer is 404: there is nothing left to be removed.
                return "2 ok";
            }
            if (fault.equals(TRANSIENT) && (kind == Kind.ACCOUNT || kind == Kind.REMOVAL)) {
                return outcomesOf("503").get(column);
            }
            String outcome = outcomes.get(column);
            return kind == Kind.SESSION ? outcome : outcome.replace("gone", "410");
        }

        /** @param gates takes the gate that a request will wait at, if there is one */
        Fault newFault(List<Gate> gates) {
            return FAULTS.get(fault).apply(gates);
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        TABLE.lines().skip(1).forEach(line -> {
            List<String> cells = List.of(line.strip().split(" *\\| *"));
            rows.add(new Row(cells.get(0), cells.subList(1, cells.size())));
        });
        return rows;
    }

    private static List<String> outcomesOf(String fault) {
        return rows().stream().filter(row -> row.fault().equals(fault)).findFirst().orElseThrow().outcomes();
    }

    private static void add(String name, Fault fault) {
        FAULTS.put(name, gates -> fault);
    }

    private static Fault status(int status, String code) {
        return Fault.status(status, new ApiError(code, "As the matrix wants it").body());
    }
}
