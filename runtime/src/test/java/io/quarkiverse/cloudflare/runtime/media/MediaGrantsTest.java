package io.quarkiverse.cloudflare.runtime.media;

import static io.quarkiverse.cloudflare.runtime.media.MembersFixture.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

import io.quarkiverse.cloudflare.calls.IceServer;
import io.quarkiverse.cloudflare.calls.IceServers;
import io.quarkiverse.cloudflare.calls.TurnClient;
import io.quarkiverse.cloudflare.room.EventRefusedException;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.smallrye.mutiny.Uni;

class MediaGrantsTest {

    private static final IceServers RELAY = new IceServers(List.of(IceServer.turn(List.of("turn:relay"), "name", "secret")),
            Optional.empty());

    private final MembersFixture rooms = new MembersFixture();
    private final ObjectMapper mapper = new ObjectMapper().registerModule(new Jdk8Module());

    @Test
    void areWrittenAsTheWireSays() {
        Member ada = rooms.join(RoomAddress.of("studio:a b/ü"), "ada");

        ObjectNode json = mapper.valueToTree(grant(MediaMember.of(ada).orElseThrow(), TestMediaConfig.enabled()));

        assertThat(json.remove("token").asText()).isNotBlank();
        assertThat(json).hasToString("""
                {"enabled":true,"path":"/rooms/media/studio%3Aa%20b%2F%C3%BC","expires_in":300,\
                "ice_servers":[{"urls":["stun:stun.cloudflare.com:3478"]}],\
                "permissions":{"audio":true,"video":true,"screen":true,"data":false,"subscribe":true},"poll":3}""");
    }

    @Test
    void sayThatMediaIsOff() {
        MediaAvailability off = new MediaAvailability(false, () -> null, false, () -> null);
        Member ada = rooms.join(STUDIO, "ada");

        assertThat(mapper.<ObjectNode> valueToTree(grant(MediaMember.of(ada).orElseThrow(), off)))
                .hasToString("{\"enabled\":false,\"reason\":\"not_configured\"}");
        assertThatThrownBy(() -> ask(ada, off)).isInstanceOfSatisfying(EventRefusedException.class, refused -> {
            assertThat(refused.reason()).isEqualTo("media_off");
            assertThat(refused.details()).hasToString("{reason=not_configured}");
        });
    }

    @Test
    void areRefusedToSomebodyRemovedAlsoAfterARejoin() {
        Member ada = rooms.join(STUDIO, "ada");
        MediaMember.of(ada).orElseThrow().remove();

        assertThat(rooms.reply(ada, true)).hasToString("{media=Refused[enabled=false, reason=removed]}");
        assertThatThrownBy(() -> ask(ada, TestMediaConfig.enabled())).hasMessage("The event was refused: media_off");
    }

    @Test
    void areRefusedInARoomWithoutMedia() {
        Member bob = rooms.arrive(MembersFixture.CHAT, "bob");

        assertThatThrownBy(() -> ask(bob, TestMediaConfig.enabled())).isInstanceOfSatisfying(EventRefusedException.class,
                refused -> assertThat(refused.details()).hasToString("{reason=no_media_room}"));
    }

    @Test
    void bringTheRelayOfTurn() {
        Member ada = rooms.join(STUDIO, "ada");

        assertThat(given(ada, Uni.createFrom().item(RELAY)).iceServers()).isEqualTo(RELAY.servers());
    }

    @Test
    void doWithoutARelayIfTurnFails() {
        Member ada = rooms.join(STUDIO, "ada");

        assertThat(given(ada, Uni.createFrom().failure(new IllegalStateException("no"))).iceServers())
                .isEqualTo(IceServers.STUN_ONLY.servers());
    }

    @Test
    void doWithoutARelayIfTurnTakesLongerThanTwoSeconds() {
        Member ada = rooms.join(STUDIO, "ada");
        AtomicReference<MediaGrant> grant = new AtomicReference<>();
        rooms.grants(relayed(Uni.createFrom().nothing())).grant(MediaMember.of(ada).orElseThrow(), 1).subscribe()
                .with(grant::set);

        rooms.time.advance(Duration.ofMillis(1_999));
        assertThat(grant).hasNullValue();

        rooms.time.advance(Duration.ofMillis(1));
        assertThat(((MediaGrant.Given) grant.get()).iceServers()).isEqualTo(IceServers.STUN_ONLY.servers());
    }

    @Test
    void showNoTokenInLogs() {
        Member ada = rooms.join(STUDIO, "ada");

        assertThat(given(ada, Uni.createFrom().item(RELAY))).hasToString("MediaGrant[/rooms/media/studio%3A1]");
    }

    private MediaGrant grant(MediaMember member, MediaAvailability availability) {
        return rooms.grants(availability).grant(member, member.generation()).await().indefinitely();
    }

    private MediaGrant.Given given(Member member, Uni<IceServers> turn) {
        return (MediaGrant.Given) grant(MediaMember.of(member).orElseThrow(), relayed(turn));
    }

    private MediaGrant ask(Member member, MediaAvailability availability) {
        return new MediaTokenEvents(rooms.grants(availability)).handle(member, "cf_media_token", mapper.createObjectNode())
                .await().indefinitely();
    }

    private static MediaAvailability relayed(Uni<IceServers> answer) {
        TurnClient turn = (TurnClient) Proxy.newProxyInstance(MediaGrantsTest.class.getClassLoader(),
                new Class<?>[] { TurnClient.class }, (proxy, method, arguments) -> answer);
        return new MediaAvailability(true, () -> null, true, () -> turn);
    }
}
