package io.quarkiverse.cloudflare.deployment.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.cloudflare.calls.DataChannel;
import io.quarkiverse.cloudflare.calls.Delivery;
import io.quarkiverse.cloudflare.calls.SessionId;
import io.quarkus.test.QuarkusUnitTest;

/** Beside the contract: messages, which the stand-in has not. */
class EmulatorDataChannelsTest extends DataChannelsContract {

    @RegisterExtension
    static final QuarkusUnitTest app = Emulated.application(DataChannelsContract.class);

    private RealBrowser ada;
    private RealBrowser bob;

    @BeforeEach
    void come() {
        ada = (RealBrowser) browser();
        bob = (RealBrowser) browser();
    }

    @Override
    Browser newBrowser() {
        return new RealBrowser();
    }

    private SessionId established(RealBrowser browser) {
        SessionId session = channelled(browser);
        browser.awaitChannels();
        return session;
    }

    @Test
    void carryMessagesFromThePublisherInOrder() {
        SessionId publisher = established(ada);
        int published = publish(publisher, "moves", Delivery.RELIABLE);
        int pulled = accepted(established(bob), DataChannel.pull(publisher, "moves", Delivery.RELIABLE));

        ada.send(published, "e2e4");
        ada.send(published, "e7e5");

        assertThat(bob.messages(pulled, 2)).containsExactly("e2e4", "e7e5");
    }

    @Test
    void carryRepliesOnlyOfWhoMayReply() {
        SessionId publisher = established(ada);
        int published = publish(publisher, "moves", Delivery.RELIABLE);
        SessionId subscriber = established(bob);
        DataChannel.Remote channel = DataChannel.pull(publisher, "moves", Delivery.RELIABLE);
        int pulled = accepted(subscriber, channel);
        bob.send(pulled, "unheard");
        // What went before it on the same channel has been looked at when this arrives.
        ada.send(published, "go");
        bob.messages(pulled, 1);

        calls.dataChannels().updateAndAwait(subscriber, List.of(channel.withReply(true)));
        bob.send(pulled, "heard");

        assertThat(ada.messages(published, 1)).containsExactly("heard");
    }

    @Test
    void waitForTheFirstMessageOfASubscriberThatIsToAcknowledge() {
        SessionId publisher = established(ada);
        int published = publish(publisher, "moves", Delivery.RELIABLE);
        int pulled = accepted(established(bob),
                DataChannel.pull(publisher, "moves", Delivery.RELIABLE).withWaitForAck().withReply(true));

        bob.send(pulled, "ready");
        bob.send(pulled, "and a reply");
        ada.messages(published, 1);
        ada.send(published, "e2e4");

        assertThat(bob.messages(pulled, 1)).containsExactly("e2e4");
        assertThat(ada.messages(published, 1)).containsExactly("and a reply");
    }
}
