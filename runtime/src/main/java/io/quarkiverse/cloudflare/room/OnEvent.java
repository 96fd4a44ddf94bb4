package io.quarkiverse.cloudflare.room;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called when a member pushes the named event.
 *
 * <h2>Parameters</h2>
 * <ul>
 * <li>{@link Member}: who sent it;</li>
 * <li>{@link RoomContext}: the room;</li>
 * <li>annotated {@link RoomParam}: a segment of the address;</li>
 * <li>anything else, at most one: the payload, read by Jackson. One that cannot be read is answered with the reason
 * {@code invalid_payload}, and the method is not called.</li>
 * </ul>
 *
 * <h2>Result</h2>
 * <ul>
 * <li>{@code void}: an empty {@code ok} reply;</li>
 * <li>{@code T}: an {@code ok} reply with this value; {@code byte[]} makes it a binary reply;</li>
 * <li>{@code Broadcast<T>}: the broadcast, then an empty {@code ok} reply;</li>
 * <li>{@code Uni} of these: the same, later, without holding a thread. The next callback of the room waits for it;</li>
 * <li>{@code Multi<T>}: each item is pushed to the sender under the name of the event with the {@code ref} of the request, then
 * one empty {@code ok} reply. The next callback of the room does not wait for the items.</li>
 * </ul>
 *
 * <h2>Errors</h2>
 * {@link EventRefusedException} becomes an {@code error} reply with its reason. Any other failure is answered with the reason
 * {@code internal} and an id that the log has too; it harms only its own event. A method that runs longer than
 * {@code quarkus.cloudflare.rooms.callback-timeout} is answered with {@code timeout}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEvent {

    /**
     * The name of the event, unique among the event callbacks of a room. Names that start with {@code phx_},
     * {@code presence_} or {@code cf_}, and {@code heartbeat}, are reserved.
     */
    String value();
}
