package io.quarkiverse.cloudflare.standin;

import static io.quarkiverse.cloudflare.standin.StandInCaller.withOffer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.standin.StandInCaller.Reply;
import io.quarkiverse.cloudflare.support.cloudflare.CloudflareStandIn;
import io.quarkiverse.cloudflare.support.cloudflare.SdpText;

class StandInTracksTest {

    private final CloudflareStandIn standIn = CloudflareStandIn.start();
    private final StandInCaller caller = new StandInCaller(standIn);

    @AfterEach
    void stop() throws Exception {
        standIn.close();
    }

    @Test
    void publishesWithTheClientsOffer() throws Exception {
        String session = caller.open();
        Reply reply = caller.session(session, "POST", "/tracks/new", withOffer(
                SdpText.offer("audio 0 sendonly", "video 1 sendonly"),
                "'tracks':[{'location':'local','mid':'0','trackName':'mic'},{'location':'local','mid':'1','trackName':'cam'}]"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("requiresImmediateRenegotiation").booleanValue()).isFalse();
        assertThat(reply.json().get("tracks")).hasToString(
                "[{\"trackName\":\"mic\",\"mid\":\"0\"},{\"trackName\":\"cam\",\"mid\":\"1\"}]");
        assertThat(reply.json().at("/sessionDescription/type").textValue()).isEqualTo("answer");
        assertThat(SdpText.parse(reply.json().at("/sessionDescription/sdp").textValue()).sections())
                .extracting(SdpText.Section::direction).containsExactly("recvonly", "recvonly");
        standIn.assertNoViolations();
    }

    @Test
    void namesWhatItDiscovers() throws Exception {
        String session = caller.open();
        Reply reply = caller.session(session, "POST", "/tracks/new",
                withOffer(SdpText.offer("audio 0 sendonly", "video 1 recvonly"), "'autoDiscover':true"));

        assertThat(reply.json().get("tracks")).hasSize(1);
        assertThat(reply.json().at("/tracks/0/mid").textValue()).isEqualTo("0");
        assertThat(reply.json().at("/tracks/0/trackName").textValue()).matches("[0-9a-f]{32}");
    }

    @Test
    void offersWhatIsPulledAndWaitsForTheAnswer() throws Exception {
        String publisher = caller.publisher("video 0 sendonly a b");
        String session = caller.open();
        String pull = "{'tracks':[{'location':'remote','sessionId':'%s','trackName':'video-0'}]}".formatted(publisher);
        Reply offered = caller.session(session, "POST", "/tracks/new", pull);

        assertThat(offered.json().get("requiresImmediateRenegotiation").booleanValue()).isTrue();
        assertThat(offered.json().at("/sessionDescription/type").textValue()).isEqualTo("offer");
        assertThat(offered.json().at("/tracks/0/mid").textValue()).isEqualTo("0");
        assertThat(standIn.session(session).isOffered()).isTrue();

        Reply early = caller.session(session, "POST", "/tracks/new", pull);
        assertThat(early.status()).isEqualTo(406);
        assertThat(early.json().get("errorSubcode").textValue()).isEqualTo("invalid_modification_have_local_offer");

        Reply answered = caller.answer(session, offered);
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json()).hasToString("{}");
        assertThat(caller.answer(session, offered).json().get("errorSubcode").textValue())
                .isEqualTo("invalid_modification_stable");
        standIn.assertNoViolations();
        standIn.assertNothingAppliedTwice();
    }

    @Test
    void pullsIntoTheSectionsOfTheClientsOffer() throws Exception {
        String publisher = caller.publisher("audio 0 sendonly");
        String session = caller.open();
        Reply reply = caller.session(session, "POST", "/tracks/new", withOffer(
                SdpText.offer("video 0 recvonly", "audio 1 recvonly"),
                "'tracks':[{'location':'remote','sessionId':'%s','trackName':'audio-0','kind':'audio'}]".formatted(publisher)));

        assertThat(reply.json().at("/tracks/0/mid").textValue()).isEqualTo("1");
        assertThat(reply.json().at("/sessionDescription/type").textValue()).isEqualTo("answer");
    }

    @Test
    void asksForATrackAndSendsAnotherBackOverIt() throws Exception {
        String publisher = caller.publisher("audio 0 sendonly");
        String session = caller.open();
        Reply offered = caller.session(session, "POST", "/tracks/new",
                "{'tracks':[{'location':'local','trackName':'voice','kind':'audio','bidirectionalMediaStream':true}]}");
        assertThat(offered.json().get("requiresImmediateRenegotiation").booleanValue()).isTrue();
        caller.answer(session, offered);

        Reply reply = caller.session(session, "POST", "/tracks/new",
                "{'tracks':[{'location':'remote','mid':'#voice','sessionId':'%s','trackName':'audio-0','kind':'audio'}]}"
                        .formatted(publisher));
        assertThat(reply.json())
                .hasToString("{\"requiresImmediateRenegotiation\":false,\"tracks\":[{\"sessionId\":\"" + publisher
                        + "\",\"trackName\":\"audio-0\",\"mid\":\"0\"}]}");
    }

    @Test
    void failsOneTrackAndOffersTheOther() throws Exception {
        String publisher = caller.publisher("audio 0 sendonly", "video 1 sendonly");
        standIn.session(publisher).silence("video-1", true);
        String pull = "{'location':'remote','sessionId':'" + publisher + "','trackName':'%s'}";
        Reply mixed = caller.session(caller.open(), "POST", "/tracks/new",
                "{'tracks':[" + pull.formatted("video-1") + "," + pull.formatted("audio-0") + "]}");

        assertThat(mixed.json().at("/tracks/0/errorCode").textValue()).isEqualTo("empty_track_error");
        assertThat(mixed.json().at("/tracks/0/mid").textValue()).isEmpty();
        assertThat(mixed.json().at("/tracks/1/mid").textValue()).isEqualTo("0");

        Reply failed = caller.session(caller.open(), "POST", "/tracks/new", "{'tracks':[" + pull.formatted("none") + "]}");
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.json().get("requiresImmediateRenegotiation").booleanValue()).isFalse();
        assertThat(failed.json().has("sessionDescription")).isFalse();
        assertThat(failed.json().at("/tracks/0/errorCode").textValue()).isEqualTo("not_found_track_error");
    }

    @Test
    void losesWhatIsPublishedWhereAForcedCloseWas() throws Exception {
        String session = caller.publisher("audio 0 sendonly");
        caller.session(session, "PUT", "/tracks/close", "{'tracks':[{'mid':'0'}],'force':true}");
        Reply again = caller.session(session, "POST", "/tracks/new", withOffer(SdpText.offer("audio 0 sendonly"),
                "'tracks':[{'location':'local','mid':'0','trackName':'again'}]"));
        assertThat(again.json().at("/tracks/0/mid").textValue()).isEqualTo("0");

        Reply pulled = caller.session(caller.open(), "POST", "/tracks/new",
                "{'tracks':[{'location':'remote','sessionId':'%s','trackName':'again'}]}".formatted(session));
        assertThat(pulled.json().at("/tracks/0/errorCode").textValue()).isEqualTo("empty_track_error");
    }

    @Test
    void closesByForceAndByNegotiation() throws Exception {
        String session = caller.publisher("audio 0 sendonly", "video 1 sendonly");
        Reply forced = caller.session(session, "PUT", "/tracks/close", "{'tracks':[{'mid':'0'},{'mid':'7'}],'force':true}");
        assertThat(forced.json()).hasToString("{\"requiresImmediateRenegotiation\":false,\"tracks\":[{\"mid\":\"0\"},"
                + "{\"mid\":\"7\",\"errorCode\":\"close_track_error\","
                + "\"errorDescription\":\"Track doesn't exist or was already closed\"}]}");

        Reply negotiated = caller.session(session, "PUT", "/tracks/close",
                withOffer(SdpText.offer("audio 0 inactive", "video 1 inactive"), "'tracks':[{'mid':'1'}],'force':false"));
        assertThat(negotiated.json().at("/sessionDescription/type").textValue()).isEqualTo("answer");
        assertThat(caller.session(session, "GET", "", "").json().get("tracks"))
                .extracting(track -> track.get("status").asText())
                .containsExactly("inactive", "inactive");
    }
}
