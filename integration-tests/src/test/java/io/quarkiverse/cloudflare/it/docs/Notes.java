package io.quarkiverse.cloudflare.it.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.cloudflare.it.docs.BoardRoom.Note;
import io.smallrye.mutiny.Uni;

// tag::notes[]
/** The notes of one board. Not thread-safe: owned by the room's queue. */
final class Notes {

    static final int LIMIT = 200;

    private final List<Note> notes = new ArrayList<>();

    void add(Note note) {
        notes.add(note);
    }

    List<Note> all() {
        return List.copyOf(notes);
    }
    // end::notes[]

    boolean isFull() {
        return notes.size() == LIMIT;
    }

    Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        notes.forEach(note -> topics.add(note.text().split(" ", 2)[0]));
        return topics;
    }

    Uni<Void> save(String name) {
        return Uni.createFrom().voidItem();
    }
}
