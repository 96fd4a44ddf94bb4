package io.quarkiverse.cloudflare.deployment.media;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.cloudflare.media.MediaRoom;
import io.quarkiverse.cloudflare.media.TrackSource;
import io.quarkiverse.cloudflare.runtime.media.MediaDefinition;

/**
 * A class annotated with {@code @MediaRoom}, as its author wrote it: right or wrong.
 */
record MediaRoomClass(ClassInfo info) {

    static final DotName MEDIA_ROOM = DotName.createSimple(MediaRoom.class);

    /** @return every media room, by the name of its class */
    static List<MediaRoomClass> all(IndexView index) {
        return index.getAnnotations(MEDIA_ROOM).stream().map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
                .map(target -> new MediaRoomClass(target.asClass()))
                .sorted(Comparator.comparing(MediaRoomClass::name)).toList();
    }

    String name() {
        return info.name().toString();
    }

    /** @return empty if its author left it out */
    Optional<AnnotationValue> value(String member) {
        return Optional.ofNullable(info.declaredAnnotation(MEDIA_ROOM).value(member));
    }

    MediaDefinition define(IndexView index) {
        return new MediaDefinition(name(), publish(index), or("subscribe", index).asBoolean(),
                or("maxPublishers", index).asInt(), or("maxViewers", index).asInt(), or("maxVideoBitrate", index).asInt(),
                or("maxAudioBitrate", index).asInt());
    }

    private Set<TrackSource> publish(IndexView index) {
        return Stream.of(or("publish", index).asEnumArray()).map(TrackSource::valueOf).collect(Collectors.toSet());
    }

    /** @return what its author wrote, else the default of the annotation, which is in the index too */
    private AnnotationValue or(String member, IndexView index) {
        return info.declaredAnnotation(MEDIA_ROOM).valueWithDefault(index, member);
    }
}
