package io.quarkiverse.cloudflare.runtime.room;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.cloudflare.backplane.Backplane;
import io.quarkiverse.cloudflare.presence.MemberDirectory;
import io.quarkiverse.cloudflare.room.JoinCheck;
import io.quarkiverse.cloudflare.runtime.config.PresenceRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.config.RoomsRuntimeConfig;
import io.quarkiverse.cloudflare.runtime.protocol.FrameCodec;
import io.quarkiverse.cloudflare.runtime.time.Timers;

/**
 * What every room of this node works with.
 *
 * @param ids gives texts that nobody can guess, for members, resume tokens and errors
 */
record RoomServices(RoomsRuntimeConfig config, PresenceRuntimeConfig presenceConfig, FrameCodec codec, ObjectMapper mapper,
        Timers timers, Supplier<String> ids, Backplane backplane, CallbackRunner runner, List<JoinCheck> joinChecks,
        Extensions extensions, Memberships memberships, Optional<MemberDirectory> directory) {
}
