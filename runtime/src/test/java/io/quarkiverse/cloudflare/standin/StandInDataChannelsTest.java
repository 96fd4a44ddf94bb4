package io.quarkiverse.cloudflare.standin;

import static io.quarkiverse.cloudflare.standin.StandInCaller.withOffer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.standin.StandInCaller.Reply;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;

class StandInDataChannelsTest {

    private static final String ESTABLISH = "{'dataChannel':{'location':'remote','dataChannelName':'server-events'}}";

    private final CloudflareStandIn standIn = CloudflareStandIn.start();
    private final StandInCaller caller = new StandInCaller(standIn);

    @AfterEach
    void stop() throws Exception {
        standIn.close();
    }

    @Test
    void establishesWithEitherSidesOffer() throws Exception {
        String session = caller.open();
        Reply offered = caller.session(session, "POST", "/datachannels/establish", ESTABLISH);
        assertThat(offered.json().get("requiresImmediateRenegotiation").booleanValue()).isTrue();
        assertThat(offered.json().get("dataChannel")).hasToString("{\"dataChannelName\":\"server-events\",\"id\":0}");
        assertThat(caller.answer(session, offered).status()).isEqualTo(200);
        assertThat(caller.session(session, "POST", "/datachannels/establish", ESTABLISH).json().get("errorCode").textValue())
                .isEqualTo("decoding_error");

        standIn.switches().lowerCaseDataChannelKey(true);
        Reply answered = caller.session(caller.open(), "POST", "/datachannels/establish",
                withOffer(SdpText.offer("application 0"), ESTABLISH.substring(1, ESTABLISH.length() - 1)));
        assertThat(answered.json().get("requiresImmediateRenegotiation").booleanValue()).isFalse();
        assertThat(answered.json().has("datachannel")).isTrue();

        standIn.switches().refuseClientOfferOfDataChannels(true);
        assertThat(caller.session(caller.open(), "POST", "/datachannels/establish",
                withOffer(SdpText.offer("application 0"), ESTABLISH.substring(1, ESTABLISH.length() - 1))).json()
                .get("errorDescription").textValue()).isEqualTo("Failed to decode body as JSON");
    }

    @Test
    void opensFindsAndClosesChannels() throws Exception {
        String publisher = connected();
        String subscriber = connected();
        assertThat(channels(publisher, "POST", "new",
                "{'location':'local','dataChannelName':'state','ordered':false,'maxRetransmits':0}"))
                .isEqualTo("[{\"location\":\"local\",\"dataChannelName\":\"state\",\"id\":1}]");
        String pull = "{'location':'remote','sessionId':'" + publisher
                + "','dataChannelName':'state','ordered':false,'maxRetransmits':0,'waitForAck':true}";
        String pulled = "[{\"location\":\"remote\",\"sessionId\":\"" + publisher
                + "\",\"dataChannelName\":\"state\",\"id\":1}]";
        assertThat(channels(subscriber, "POST", "new", pull)).isEqualTo(pulled);
        assertThat(channels(subscriber, "POST", "new", pull)).contains("repeated_local_track_error");
        assertThat(channels(subscriber, "POST", "new", pull.replace("state", "none"))).contains("not_found_track_error");
        assertThat(caller.session(subscriber, "GET", "", "").json().get("dataChannels"))
                .hasToString(pulled.replace("\"id\":1", "\"id\":1,\"status\":\"active\""));

        assertThat(channels(subscriber, "PUT", "close", "{'id':1},{'id':9}"))
                .startsWith(pulled.substring(0, pulled.length() - 1))
                .contains("\"id\":9,\"errorCode\":\"close_track_error\"");
        assertThat(standIn.violations()).isEmpty();
    }

    @Test
    void letsOneSubscriberReply() throws Exception {
        String publisher = connected();
        channels(publisher, "POST", "new", "{'location':'local','dataChannelName':'events'}");
        String first = connected();
        String second = connected();
        String pull = "{'location':'remote','sessionId':'%s','dataChannelName':'events','canReply':%s}";
        channels(first, "POST", "new", pull.formatted(publisher, true));
        channels(second, "POST", "new", pull.formatted(publisher, false));
        assertThat(standIn.session(first).canReply(publisher, "events")).isTrue();

        assertThat(channels(second, "PUT", "update", pull.formatted(publisher, true))).contains("\"id\":1");
        assertThat(standIn.session(first).canReply(publisher, "events")).isFalse();
        assertThat(standIn.session(second).canReply(publisher, "events")).isTrue();
    }

    @Test
    void refusesOptionsThatExcludeEachOther() throws Exception {
        String session = connected();
        assertThat(refused(session, "{'location':'local','dataChannelName':'a','maxRetransmits':0,'maxPacketLifeTime':5}"))
                .isEqualTo("invalid_params: maxRetransmits and maxPacketLifeTime exclude each other");
        assertThat(refused(session, "{'location':'local','dataChannelName':'a','canReply':true}"))
                .isEqualTo("invalid_params: waitForAck, canReply and sessionId are for remote channels");
        assertThat(refused(session, "{'location':'local','dataChannelName':'a'},"
                + "{'location':'remote','sessionId':'x','dataChannelName':'a'}"))
                .isEqualTo("invalid_params: Pushing and Pulling data channels in one request is unsupported");
        assertThat(refused(caller.open(), "{'location':'local','dataChannelName':'a'}"))
                .startsWith("session_error: Session is not");
    }

    private String connected() throws Exception {
        String session = caller.open();
        caller.answer(session, caller.session(session, "POST", "/datachannels/establish", ESTABLISH));
        return session;
    }

    private String channels(String session, String method, String what, String channels) throws Exception {
        return caller.session(session, method, "/datachannels/" + what, "{'dataChannels':[" + channels + "]}").json()
                .get("dataChannels").toString();
    }

    private String refused(String session, String channels) throws Exception {
        Reply reply = caller.session(session, "POST", "/datachannels/new", "{'dataChannels':[" + channels + "]}");
        assertThat(reply.status()).isIn(406, 425);
        return reply.json().get("errorCode").textValue() + ": " + reply.json().get("errorDescription").textValue();
    }
}
