package io.quarkiverse.cloudflare.it;

import java.time.Instant;

/**
 * One message of a Meet room, as everyone receives it.
 *
 * @param id unique, also across restarts
 * @param from the id of the member who said it
 * @param name the name it had then
 * @param text 1 to {@value MeetRoom#LONGEST_TEXT} characters
 */
record Message(String id, String from, String name, String text, Instant at) {
}
