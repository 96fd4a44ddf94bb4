package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a CDI bean the behaviour of every room whose address matches {@link #value()}.
 * <p>
 * One bean serves all of its rooms, on every node. Keep what belongs to one room in {@link RoomContext#attributes()} or in a
 * durable store, never in a field. A class without a scope annotation becomes a {@code @Singleton}.
 *
 * <h2>Callbacks</h2>
 * A room declares at least one method annotated with {@link OnJoin}, {@link OnEvent}, {@link OnBinary}, {@link OnLeave} or
 * another of the {@code On…} annotations of this package. A callback is neither private nor static; package-private is enough.
 * Callbacks of one room run one at a time, in the order in which their causes arrived, also across the completion of a
 * {@code Uni}; callbacks of different rooms run concurrently.
 *
 * <h2>Threads</h2>
 * A method that returns {@code Uni} or {@code Multi}, or is annotated {@code @NonBlocking}, runs on the event loop; one
 * annotated {@code @RunOnVirtualThread} on a virtual thread; any other on a worker thread, where it may block.
 *
 * <h2>Security</h2>
 * {@code @Authenticated}, {@code @RolesAllowed}, {@code @PermissionsAllowed}, {@code @PermitAll} and {@code @DenyAll} on the
 * class are enforced on join and on each event; those on a callback whenever it would be called. A member that may not is
 * answered with the reason {@code unauthorized} or {@code forbidden}.
 *
 * <pre>{@code
 * @Room("chat:{roomId}")
 * class ChatRoom {
 *
 *     @OnEvent("say")
 *     Broadcast<Said> say(Say said, Member from) {
 *         return Broadcast.toAll("said", new Said(from.id(), said.text()));
 *     }
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Room {

    /**
     * The address pattern, for example {@code chat:{roomId}}. Segments are separated by colons; one in braces matches any
     * single segment and is available as a {@link RoomParam}. A literal segment beats one in braces, left to right; two
     * patterns of which neither wins for some topic are a build error.
     */
    String value();

    /**
     * The most members present at once, away ones included. {@code 0} means no limit. A join beyond it is refused with the
     * reason {@code room_full}.
     */
    int capacity() default 0;

    /**
     * What runs one at a time: all callbacks of a room, or only those of one member.
     */
    Ordering ordering() default Ordering.PER_ROOM;

    /**
     * Whether members are told who else is present. When {@code false}, no presence frame is sent and only members that the
     * application tracks itself are listed.
     */
    boolean presence() default true;
}
