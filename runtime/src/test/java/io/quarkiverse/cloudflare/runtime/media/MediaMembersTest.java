package io.quarkiverse.cloudflare.runtime.media;

import static io.quarkiverse.cloudflare.runtime.media.MembersFixture.CHAT;
import static io.quarkiverse.cloudflare.runtime.media.MembersFixture.OTHER_STUDIO;
import static io.quarkiverse.cloudflare.runtime.media.MembersFixture.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.quarkiverse.cloudflare.runtime.media.MediaToken.Scope;

class MediaMembersTest {

    private final MembersFixture rooms = new MembersFixture();

    @Test
    void knowsWhoseATokenIs() {
        Member ada = rooms.arrive(STUDIO, "ada");
        String token = rooms.token(rooms.reply(ada, false));
        rooms.there.put("studio:1 ada", ada);

        // The reply may be out before the room has done with the join.
        assertThat(owner(token, STUDIO)).isEqualTo("ada");
        rooms.members.joined(ada);

        assertThat(owner(token, STUDIO)).isEqualTo("ada");
        assertThat(rooms.members.of(STUDIO)).extracting(MediaMember::id).containsExactly("ada");
    }

    @Test
    void knowsNobodyWhoseJoinWasRefused() {
        String token = rooms.token(rooms.reply(rooms.arrive(STUDIO, "ada"), false));

        assertThat(owner(token, STUDIO)).isEqualTo("nobody");
        assertThat(rooms.members.of(STUDIO)).isEmpty();
    }

    @Test
    void refusesATokenInAnotherRoomEvenOfTheSameMemberId() {
        String token = joinedToken("ada");
        rooms.join(OTHER_STUDIO, "ada");

        assertThat(owner(token, OTHER_STUDIO)).isEqualTo("nobody");
    }

    @Test
    void refusesATokenThatHasExpired() {
        String token = joinedToken("ada");

        rooms.time.advance(Duration.ofMinutes(5));

        assertThat(owner(token, STUDIO)).isEqualTo("nobody");
    }

    @Test
    void refusesATokenThatAnotherKeyHasSigned() {
        Member ada = rooms.join(STUDIO, "ada");
        MediaTokens forger = new MediaTokens("the key of somebody else, as long", Optional.empty(), rooms.time.clock());
        String token = forger.sign(token(Scope.MEMBER, MediaMember.of(ada).orElseThrow().generation()));

        assertThat(owner(token, STUDIO)).isEqualTo("nobody");
    }

    @Test
    void refusesATokenForSomethingElse() {
        Member ada = rooms.join(STUDIO, "ada");
        long generation = MediaMember.of(ada).orElseThrow().generation();

        assertThat(owner(rooms.tokens.sign(token(Scope.MEMBER, generation)), STUDIO)).isEqualTo("ada");
        assertThat(owner(rooms.tokens.sign(token(Scope.WHIP, generation)), STUDIO)).isEqualTo("nobody");
        assertThat(owner(rooms.tokens.sign(token(Scope.WHEP, generation)), STUDIO)).isEqualTo("nobody");
    }

    @Test
    void refusesATokenOfAnEarlierJoinOnceTheRejoinIsOver() {
        Member ada = rooms.arrive(STUDIO, "ada");
        String first = rooms.token(rooms.reply(ada, false));
        rooms.there.put("studio:1 ada", ada);
        rooms.members.joined(ada);

        String second = rooms.token(rooms.reply(ada, true));
        assertThat(owner(first, STUDIO)).as("while it is under way").isEqualTo("ada");
        assertThat(owner(second, STUDIO)).as("while it is under way").isEqualTo("ada");

        rooms.members.rejoined(ada);
        assertThat(owner(first, STUDIO)).isEqualTo("nobody");
        assertThat(owner(second, STUDIO)).isEqualTo("ada");
    }

    @Test
    void keepsTheTokenOfAMemberWhoseRejoinIsRefused() {
        Member ada = rooms.arrive(STUDIO, "ada");
        String first = rooms.token(rooms.reply(ada, false));
        rooms.there.put("studio:1 ada", ada);
        rooms.members.joined(ada);

        rooms.reply(ada, true);
        rooms.members.away(ada);

        assertThat(owner(first, STUDIO)).isEqualTo("ada");
    }

    @Test
    void refusesTheTokenOfSomebodyWhoHasLeft() {
        Member ada = rooms.arrive(STUDIO, "ada");
        String token = rooms.token(rooms.reply(ada, false));
        rooms.there.put("studio:1 ada", ada);
        rooms.members.joined(ada);

        rooms.leave(ada);

        assertThat(owner(token, STUDIO)).isEqualTo("nobody");
        assertThat(rooms.members.of(STUDIO)).isEmpty();
    }

    @Test
    void refusesTheTokenOfSomebodyWhoComesBackAnewUnderAnotherId() {
        String token = joinedToken("ada");
        rooms.leave(rooms.there.get("studio:1 ada"));
        rooms.join(STUDIO, "ada2");

        assertThat(owner(token, STUDIO)).isEqualTo("nobody");
    }

    @Test
    void refusesTheTokenOfSomebodyRemovedFromTheCall() {
        String token = joinedToken("ada");

        rooms.members.member(STUDIO, "ada").orElseThrow().remove();

        assertThat(owner(token, STUDIO)).isEqualTo("nobody");
    }

    @Test
    void followsAMemberThatWasAdmittedWithoutAJoinReply() {
        Member stage = rooms.arrive(STUDIO, "stage");
        rooms.there.put("studio:1 stage", stage);

        rooms.members.joined(stage);

        assertThat(rooms.members.member(STUDIO, "stage")).map(MediaMember::id).contains("stage");
    }

    @Test
    void leavesRoomsWithoutMediaAlone() {
        Member bob = rooms.arrive(CHAT, "bob");

        assertThat(rooms.reply(bob, false)).isEqualTo(Map.of());
        rooms.there.put("chat:1 bob", bob);
        rooms.members.joined(bob);
        rooms.members.rejoined(bob);

        assertThat(rooms.members.member(CHAT, "bob")).isEmpty();
        assertThat(rooms.members.of(CHAT)).isEmpty();
        rooms.leave(bob);
        assertThat(rooms.media.revoked).isEmpty();
    }

    private String joinedToken(String id) {
        Member member = rooms.arrive(STUDIO, id);
        String token = rooms.token(rooms.reply(member, false));
        rooms.there.put(STUDIO + " " + id, member);
        rooms.members.joined(member);
        return token;
    }

    private String owner(String token, RoomAddress address) {
        return rooms.members.authorised(token, address).map(MediaMember::id).orElse("nobody");
    }

    private MediaToken token(Scope scope, long generation) {
        return new MediaToken(scope, STUDIO, "ada", generation, rooms.time.clock().instant().plusSeconds(60), "an-id");
    }
}
