package io.quarkiverse.cloudflare.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.standin.StandInCaller.Reply;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;

class StandInAccountTest {

    private final CloudflareStandIn standIn = CloudflareStandIn.start();
    private final StandInCaller caller = new StandInCaller(standIn);

    @AfterEach
    void stop() throws Exception {
        standIn.close();
    }

    @Test
    void issuesAndRevokesTurnCredentials() throws Exception {
        Reply servers = turn("generate-ice-servers", "{'ttl':86400,'customIdentifier':'ada'}");
        assertThat(servers.status()).isEqualTo(201);
        assertThat(servers.json().at("/iceServers/0")).hasToString("{\"urls\":[\"stun:stun.cloudflare.com:3478\"]}");
        assertThat(servers.json().at("/iceServers/1/urls")).hasSize(6);
        String username = servers.json().at("/iceServers/1/username").textValue();
        assertThat(username).matches("[0-9a-f]{96}");

        standIn.switches().offerPort53(true);
        assertThat(turn("generate", "{'ttl':172800}").json().at("/iceServers/urls").toString())
                .contains("stun:stun.cloudflare.com:53");
        assertThat(turn("generate-ice-servers", "{'ttl':172801}").status()).isEqualTo(400);

        assertThat(standIn.isIssued(username)).isTrue();
        assertThat(turn(username + "/revoke", "").status()).isEqualTo(204);
        assertThat(standIn.isIssued(username)).isFalse();
        assertThat(caller.send("POST", standIn.callsUri() + "/turn/keys/" + standIn.turnKeyId()
                + "/credentials/generate", "wrong", "{'ttl':1}").status()).isEqualTo(401);
    }

    @Test
    void keepsAppsAndKeysAndShowsTheirSecretsOnce() throws Exception {
        for (String kind : List.of("/apps", "/turn_keys")) {
            String secret = kind.equals("/apps") ? "secret" : "key";
            Reply created = account("POST", kind, "{'name':'one'}");
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.json().at("/result/" + secret).textValue()).hasSize(64);
            String uid = created.json().at("/result/uid").textValue();
            assertThat(uid).hasSize(32);

            assertThat(account("GET", kind + "/" + uid, "").json().get("result").has(secret)).isFalse();
            assertThat(account("PUT", kind + "/" + uid, "{'name':'two'}").json().at("/result/name").textValue())
                    .isEqualTo("two");
            assertThat(account("GET", kind, "").json().get("result")).hasSize(2);
            assertThat(account("DELETE", kind + "/" + uid, "").json().at("/result/uid").textValue()).isEqualTo(uid);
            Reply gone = account("GET", kind + "/" + uid, "");
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.json()).hasToString("{\"success\":false,\"errors\":[{\"code\":1000,\"message\":\"Not found\"}],"
                    + "\"messages\":[],\"result\":null}");
        }
        Reply refused = caller.send("GET", standIn.accountUri() + "/accounts/other/calls/apps", "wrong", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/errors/0/message").textValue()).isEqualTo("Authorization failure");
    }

    @Test
    void opensAndClosesAdapters() throws Exception {
        String publisher = caller.publisher("audio 0 sendonly");
        String egress = "{'location':'remote','sessionId':'" + publisher
                + "','trackName':'%s','endpoint':'wss://a.example/pcm',"
                + "'outputCodec':'pcm'}";
        String ingest = "{'location':'local','trackName':'tts','endpoint':'%s','inputCodec':'pcm'}";
        Reply reply = adapters("new", egress.formatted("audio-0"), ingest.formatted("wss://a.example/tts"),
                ingest.formatted("ws://localhost:9/tts"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/tracks/0/endpoint").textValue()).isEqualTo("wss://a.example/pcm");
        assertThat(reply.json().at("/tracks/1/sessionId").textValue()).hasSize(32);
        assertThat(reply.json().at("/tracks/2/errorCode").textValue()).isEqualTo("websocket_localhost_not_allowed");
        assertThat(adapters("new", egress.formatted("none")).status()).isEqualTo(503);

        String adapter = "{'adapterId':'" + reply.json().at("/tracks/0/adapterId").textValue() + "'}";
        assertThat(adapters("close", adapter).json().at("/tracks/0/bytesProcessed").isNumber()).isTrue();
        assertThat(adapters("close", adapter).json().at("/tracks/0").has("bytesProcessed")).isFalse();
        assertThat(adapters("close", "{'adapterId':'none'}").status()).isEqualTo(503);
        standIn.assertNoViolations();

        Reply many = adapters("close", adapter, adapter, adapter, adapter, adapter);
        assertThat(many.status()).isEqualTo(406);
        assertThat(many.json()).hasToString("{\"errorCode\":\"invalid_params\","
                + "\"errorDescription\":\"Expecting at most 4 track in the request\"}");
        assertThat(adapters("close", "7").json().get("errorDescription").textValue())
                .isEqualTo("The request could not be decoded.");
    }

    private Reply turn(String path, String body) throws Exception {
        return caller.send("POST", standIn.callsUri() + "/turn/keys/" + standIn.turnKeyId() + "/credentials/" + path,
                standIn.turnKeyToken(), body);
    }

    private Reply account(String method, String path, String body) throws Exception {
        return caller.send(method, standIn.accountUri() + "/accounts/" + CloudflareStandIn.ACCOUNT_ID + "/calls" + path,
                CloudflareStandIn.ACCOUNT_TOKEN, body);
    }

    private Reply adapters(String what, String... tracks) throws Exception {
        return caller.app("POST", "/adapters/websocket/" + what, "{'tracks':[" + String.join(",", tracks) + "]}");
    }
}
