package io.quarkiverse.cloudflare.deployment.emulator.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.cloudflare.deployment.emulator.sfu.ItemError;
import io.quarkiverse.cloudflare.deployment.emulator.sfu.Sfu;

/**
 * The tracks that fail or are silent because somebody wants it so. Thread-safe.
 */
final class TrackFaults {

    /** @param error empty if the track is silent */
    record TrackFault(Sfu sfu, String session, String track, Optional<ItemError> error) {
    }

    private final List<TrackFault> faults = new ArrayList<>();

    synchronized void add(TrackFault fault) {
        heal(fault.session(), fault.track());
        if (fault.error().isPresent()) {
            Pending.of(fault.sfu().failTrack(fault.session(), fault.track(), fault.error()));
        } else {
            Pending.of(fault.sfu().silence(fault.session(), fault.track(), true));
        }
        faults.add(fault);
    }

    synchronized void heal(String session, String track) {
        heal(faults.stream().filter(fault -> fault.session().equals(session) && fault.track().equals(track)).toList());
    }

    synchronized void healAll() {
        heal(List.copyOf(faults));
    }

    synchronized List<TrackFault> list() {
        return List.copyOf(faults);
    }

    private void heal(List<TrackFault> some) {
        for (TrackFault fault : some) {
            faults.remove(fault);
            try {
                if (fault.error().isPresent()) {
                    Pending.of(fault.sfu().failTrack(fault.session(), fault.track(), Optional.empty()));
                } else {
                    Pending.of(fault.sfu().silence(fault.session(), fault.track(), false));
                }
            } catch (Refusal gone) {
                // The session is gone, and its faults with it.
                continue;
            }
        }
    }
}
