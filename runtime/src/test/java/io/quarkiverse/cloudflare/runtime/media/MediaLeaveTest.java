package io.quarkiverse.cloudflare.runtime.media;

import static io.quarkiverse.cloudflare.runtime.media.MembersFixture.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.quarkiverse.cloudflare.room.Member;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** What members leave behind is cleaned up, also when all leave because the application stops. */
class MediaLeaveTest {

    private final MembersFixture rooms = new MembersFixture();

    @Test
    void closesWhatSomebodyPublishedWhoLeavesAndRevokesTheCredentials() {
        Member ada = rooms.join(STUDIO, "ada");
        MediaMember publisher = rooms.publishing(ada);
        assertThat(rooms.media.registry.tracks(STUDIO)).hasSize(1);

        rooms.leave(ada);

        assertThat(publisher.isRemoved()).isTrue();
        assertThat(rooms.media.registry.tracks(STUDIO)).isEmpty();
        assertThat(rooms.media.revoked).containsExactly("revokeFor ada");
    }

    @Test
    void isNotStoppedBeforeWhatSomebodyPublishedIsClosed() {
        Member ada = rooms.join(STUDIO, "ada");
        rooms.media.sfu(rooms.publishing(ada)).waitsForAnswer = true;
        rooms.leave(ada);
        UniAssertSubscriber<Void> stopping = rooms.members.stopping().subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        stopping.assertNotTerminated();

        // The session is given up then, and its tracks are closed past it.
        rooms.time.advance(Duration.ofSeconds(2));

        stopping.assertCompleted();
        rooms.members.stopping().subscribe().withSubscriber(UniAssertSubscriber.create()).assertCompleted();
    }
}
