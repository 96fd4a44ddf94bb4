package io.quarkiverse.cloudflare.it.docs;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.cloudflare.presence.MemberDirectory;
import io.quarkiverse.cloudflare.room.RoomAddress;
import io.smallrye.mutiny.Uni;

// tag::people[]
@ApplicationScoped
class People implements MemberDirectory {

    record Person(String name, String picture) {
    }

    private final Map<String, Person> people = new ConcurrentHashMap<>();

    @Override
    public Uni<Map<String, ?>> describe(RoomAddress address, Set<String> keys) {
        // A data base is asked once here, with all keys.
        return Uni.createFrom().item(keys.stream().filter(people::containsKey)
                .collect(Collectors.toMap(key -> key, people::get)));
    }
}
// end::people[]
