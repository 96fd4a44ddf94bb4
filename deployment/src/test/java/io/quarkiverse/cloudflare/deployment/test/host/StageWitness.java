package io.quarkiverse.cloudflare.deployment.test.host;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.cloudflare.deployment.test.lifecycle.Journal;
import io.quarkiverse.cloudflare.presence.Joined;
import io.quarkiverse.cloudflare.presence.Left;
import io.quarkiverse.cloudflare.presence.PresenceEvent;
import io.quarkiverse.cloudflare.room.LeaveReason;
import io.quarkiverse.cloudflare.room.Member;
import io.quarkiverse.cloudflare.room.MembershipListener;

@Singleton
class StageWitness implements MembershipListener {

    @Inject
    Journal journal;

    @Override
    public void joined(Member member) {
        journal.add("listener joined");
    }

    @Override
    public void left(Member member, LeaveReason reason) {
        journal.add("listener left " + reason);
    }

    void joined(@Observes @Joined PresenceEvent event) {
        journal.add("event joined");
    }

    void left(@Observes @Left PresenceEvent event) {
        journal.add("event left");
    }
}
