package io.quarkiverse.cloudflare.support.cloudflare;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that Cloudflare Realtime can be asked for.
 */
public enum Operation {

    CREATE_SESSION("POST", "/v1/apps/{app}/sessions/new", Body.OPTIONAL, "thirdparty", "correlationId"),
    SESSION_STATE("GET", "/v1/apps/{app}/sessions/{session}", Body.NONE),
    ADD_TRACKS("POST", "/v1/apps/{app}/sessions/{session}/tracks/new", Body.REQUIRED),
    RENEGOTIATE("PUT", "/v1/apps/{app}/sessions/{session}/renegotiate", Body.REQUIRED),
    CLOSE_TRACKS("PUT", "/v1/apps/{app}/sessions/{session}/tracks/close", Body.REQUIRED),
    UPDATE_TRACKS("PUT", "/v1/apps/{app}/sessions/{session}/tracks/update", Body.REQUIRED),
    ESTABLISH_DATA_CHANNELS("POST", "/v1/apps/{app}/sessions/{session}/datachannels/establish", Body.REQUIRED),
    ADD_DATA_CHANNELS("POST", "/v1/apps/{app}/sessions/{session}/datachannels/new", Body.REQUIRED),
    UPDATE_DATA_CHANNELS("PUT", "/v1/apps/{app}/sessions/{session}/datachannels/update", Body.REQUIRED),
    CLOSE_DATA_CHANNELS("PUT", "/v1/apps/{app}/sessions/{session}/datachannels/close", Body.REQUIRED),
    OPEN_ADAPTERS("POST", "/v1/apps/{app}/adapters/websocket/new", Body.REQUIRED),
    CLOSE_ADAPTERS("POST", "/v1/apps/{app}/adapters/websocket/close", Body.REQUIRED),

    GENERATE_ICE_SERVERS("POST", "/v1/turn/keys/{key}/credentials/generate-ice-servers", Body.REQUIRED),
    GENERATE_CREDENTIALS("POST", "/v1/turn/keys/{key}/credentials/generate", Body.REQUIRED),
    REVOKE_CREDENTIALS("POST", "/v1/turn/keys/{key}/credentials/{username}/revoke", Body.NONE),

    LIST_APPS("GET", "/client/v4/accounts/{account}/calls/apps", Body.NONE),
    CREATE_APP("POST", "/client/v4/accounts/{account}/calls/apps", Body.REQUIRED),
    GET_APP("GET", "/client/v4/accounts/{account}/calls/apps/{uid}", Body.NONE),
    EDIT_APP("PUT", "/client/v4/accounts/{account}/calls/apps/{uid}", Body.REQUIRED),
    DELETE_APP("DELETE", "/client/v4/accounts/{account}/calls/apps/{uid}", Body.NONE),
    LIST_TURN_KEYS("GET", "/client/v4/accounts/{account}/calls/turn_keys", Body.NONE),
    CREATE_TURN_KEY("POST", "/client/v4/accounts/{account}/calls/turn_keys", Body.REQUIRED),
    GET_TURN_KEY("GET", "/client/v4/accounts/{account}/calls/turn_keys/{uid}", Body.NONE),
    EDIT_TURN_KEY("PUT", "/client/v4/accounts/{account}/calls/turn_keys/{uid}", Body.REQUIRED),
    DELETE_TURN_KEY("DELETE", "/client/v4/accounts/{account}/calls/turn_keys/{uid}", Body.NONE);

    /** Whose credential an operation wants, and what its errors look like. */
    public enum Api {
        SFU,
        TURN,
        ACCOUNT
    }

    enum Body {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    private final String method;
    private final String path;
    private final Body body;
    private final List<String> queryParameters;
    private final Pattern pattern;

    Operation(String method, String path, Body body, String... queryParameters) {
        this.method = method;
        this.path = path;
        this.body = body;
        this.queryParameters = List.of(queryParameters);
        this.pattern = Pattern.compile(path.replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)"));
    }

    public String method() {
        return method;
    }

    /** The path with its parameters in braces, for example <code>/v1/apps/{app}/sessions/{session}</code>. */
    public String path() {
        return path;
    }

    public Api api() {
        return path.startsWith("/v1/apps/") ? Api.SFU : path.startsWith("/v1/turn/") ? Api.TURN : Api.ACCOUNT;
    }

    /** @return the twelve operations of the SFU */
    public static Set<Operation> sfu() {
        return EnumSet.range(CREATE_SESSION, CLOSE_ADAPTERS);
    }

    /** @return those that change a session, of which a session can have one at a time */
    public static Set<Operation> mutations() {
        return EnumSet.range(ADD_TRACKS, CLOSE_DATA_CHANNELS);
    }

    Body body() {
        return body;
    }

    List<String> queryParameters() {
        return queryParameters;
    }

    /** The still encoded value of a parameter in a path of this operation. */
    String parameter(String name, String ofPath) {
        Matcher matcher = pattern.matcher(ofPath);
        return matcher.matches() && path.contains("{" + name + "}") ? matcher.group(name) : "";
    }

    static Optional<Operation> of(String method, String path) {
        return Arrays.stream(values())
                .filter(operation -> operation.method.equals(method) && operation.pattern.matcher(path).matches()).findFirst();
    }

    static List<String> methodsOf(String path) {
        return Arrays.stream(values()).filter(operation -> operation.pattern.matcher(path).matches())
                .map(Operation::method).distinct().toList();
    }
}
