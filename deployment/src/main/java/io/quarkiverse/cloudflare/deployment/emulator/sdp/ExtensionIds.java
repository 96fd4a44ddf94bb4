package io.quarkiverse.cloudflare.deployment.emulator.sdp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which id means which header extension in one session: the same in all its sections, from its first description to its last.
 * Owned by the media loop.
 */
public final class ExtensionIds {

    private final Map<String, Integer> known = new HashMap<>();
    private final Set<Integer> used = new HashSet<>();

    /** Learns from a description of the peer. */
    public void seen(RemoteDescription description) {
        used.addAll(description.extensionIds());
        for (RemoteSection section : description.sections()) {
            section.extensions().forEach(extension -> known.putIfAbsent(extension.uri(), extension.id()));
        }
    }

    /** The same extensions with the ids they have in this session. */
    public List<Extension> of(List<String> uris) {
        return uris.stream().map(uri -> new Extension(known.computeIfAbsent(uri, this::free), uri, false)).toList();
    }

    private int free(String uri) {
        int id = 1;
        while (!used.add(id)) {
            id++;
        }
        return id;
    }
}
