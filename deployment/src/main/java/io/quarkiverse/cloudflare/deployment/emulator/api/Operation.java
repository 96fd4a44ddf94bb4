package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that the emulator can be asked for. The name in quotes is the one that faults are given by.
 */
enum Operation {

    OPEN_SESSION("sessions/new", Api.SFU, "POST", "/apps/{app}/sessions/new", Body.OPTIONAL),
    SESSION_STATE("sessions", Api.SFU, "GET", "/apps/{app}/sessions/{session}", Body.NONE),
    ADD_TRACKS("tracks/new", Api.SFU, "POST", "/apps/{app}/sessions/{session}/tracks/new", Body.REQUIRED),
    RENEGOTIATE("renegotiate", Api.SFU, "PUT", "/apps/{app}/sessions/{session}/renegotiate", Body.REQUIRED),
    CLOSE_TRACKS("tracks/close", Api.SFU, "PUT", "/apps/{app}/sessions/{session}/tracks/close", Body.REQUIRED),
    UPDATE_TRACKS("tracks/update", Api.SFU, "PUT", "/apps/{app}/sessions/{session}/tracks/update", Body.REQUIRED),
    ESTABLISH_CHANNELS("datachannels/establish", Api.SFU, "POST",
            "/apps/{app}/sessions/{session}/datachannels/establish", Body.REQUIRED),
    ADD_CHANNELS("datachannels/new", Api.SFU, "POST", "/apps/{app}/sessions/{session}/datachannels/new", Body.REQUIRED),
    UPDATE_CHANNELS("datachannels/update", Api.SFU, "PUT", "/apps/{app}/sessions/{session}/datachannels/update",
            Body.REQUIRED),
    CLOSE_CHANNELS("datachannels/close", Api.SFU, "PUT", "/apps/{app}/sessions/{session}/datachannels/close",
            Body.REQUIRED),
    OPEN_ADAPTERS("adapters/new", Api.SFU, "POST", "/apps/{app}/adapters/websocket/new", Body.REQUIRED),
    CLOSE_ADAPTERS("adapters/close", Api.SFU, "POST", "/apps/{app}/adapters/websocket/close", Body.REQUIRED),

    GENERATE_ICE_SERVERS("generate-ice-servers", Api.TURN, "POST", "/turn/keys/{key}/credentials/generate-ice-servers",
            Body.REQUIRED),
    GENERATE_CREDENTIALS("generate", Api.TURN, "POST", "/turn/keys/{key}/credentials/generate", Body.REQUIRED),
    REVOKE_CREDENTIALS("revoke", Api.TURN, "POST", "/turn/keys/{key}/credentials/{username}/revoke", Body.NONE),

    LIST_APPS("apps/list", Api.ACCOUNT, "GET", "/apps", Body.NONE),
    CREATE_APP("apps/new", Api.ACCOUNT, "POST", "/apps", Body.REQUIRED),
    GET_APP("apps/get", Api.ACCOUNT, "GET", "/apps/{uid}", Body.NONE),
    EDIT_APP("apps/edit", Api.ACCOUNT, "PUT", "/apps/{uid}", Body.REQUIRED),
    DELETE_APP("apps/delete", Api.ACCOUNT, "DELETE", "/apps/{uid}", Body.NONE),
    LIST_KEYS("turn_keys/list", Api.ACCOUNT, "GET", "/turn_keys", Body.NONE),
    CREATE_KEY("turn_keys/new", Api.ACCOUNT, "POST", "/turn_keys", Body.REQUIRED),
    GET_KEY("turn_keys/get", Api.ACCOUNT, "GET", "/turn_keys/{uid}", Body.NONE),
    EDIT_KEY("turn_keys/edit", Api.ACCOUNT, "PUT", "/turn_keys/{uid}", Body.REQUIRED),
    DELETE_KEY("turn_keys/delete", Api.ACCOUNT, "DELETE", "/turn_keys/{uid}", Body.NONE),

    STATE("emulator/state", Api.CONTROL, "GET", "/state", Body.NONE),
    IMPAIR("emulator/network", Api.CONTROL, "PUT", "/network", Body.REQUIRED),
    REPAIR("emulator/network", Api.CONTROL, "DELETE", "/network", Body.NONE),
    IMPAIR_SESSION("emulator/network", Api.CONTROL, "PUT", "/sessions/{session}/network", Body.REQUIRED),
    REPAIR_SESSION("emulator/network", Api.CONTROL, "DELETE", "/sessions/{session}/network", Body.NONE),
    DIE("emulator/die", Api.CONTROL, "POST", "/sessions/{session}/die", Body.OPTIONAL),
    FAIL_TRACK("emulator/fault", Api.CONTROL, "PUT", "/sessions/{session}/tracks/{track}/fault", Body.REQUIRED),
    HEAL_TRACK("emulator/fault", Api.CONTROL, "DELETE", "/sessions/{session}/tracks/{track}/fault", Body.NONE),
    ADD_HTTP_FAULT("emulator/http-faults", Api.CONTROL, "POST", "/http-faults", Body.REQUIRED),
    CLEAR_HTTP_FAULTS("emulator/http-faults", Api.CONTROL, "DELETE", "/http-faults", Body.NONE),
    CLEAR_FAULTS("emulator/faults", Api.CONTROL, "DELETE", "/faults", Body.NONE);

    /** Whose credential an operation wants, where it is, and what its errors look like. */
    enum Api {
        // The path without a version is the historic one, and is still used.
        SFU("(?:/v1)?"),
        TURN("(?:/v1)?"),
        ACCOUNT("/client/v4/accounts/(?<account>[^/]+)/calls"),
        CONTROL("/emulator");

        private final String base;

        Api(String base) {
            this.base = base;
        }
    }

    enum Body {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    private final String label;
    private final Api api;
    private final String method;
    private final Body body;
    private final Pattern pattern;
    private final List<String> parameters = new ArrayList<>();

    Operation(String label, Api api, String method, String path, Body body) {
        this.label = label;
        this.api = api;
        this.method = method;
        this.body = body;
        this.pattern = Pattern.compile(api.base + path.replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)"));
        Matcher names = Pattern.compile("\\{(\\w+)}").matcher((api == Api.ACCOUNT ? "{account}" : "") + path);
        while (names.find()) {
            parameters.add(names.group(1));
        }
    }

    /** The name by which faults are given, for example {@code tracks/new}. */
    String label() {
        return label;
    }

    Api api() {
        return api;
    }

    String method() {
        return method;
    }

    Body body() {
        return body;
    }

    /** The still encoded parameters of a path; empty if it is not a path of this operation. */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        parameters.forEach(name -> found.put(name, matcher.group(name)));
        return Optional.of(found);
    }

    /** Those of this path, whatever the method. */
    static List<Operation> at(String path) {
        return Arrays.stream(values()).filter(operation -> operation.pattern.matcher(path).matches()).toList();
    }
}
