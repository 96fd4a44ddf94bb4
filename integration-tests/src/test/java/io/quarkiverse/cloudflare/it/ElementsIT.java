package io.quarkiverse.cloudflare.it;

import org.junit.jupiter.api.Test;

/**
 * The elements of the browser library in Chromium, in every state that a room without a server can be put into. Screenshots
 * are kept in {@code target/screenshots}.
 */
@RequiresComponent({ "node", "chromium" })
class ElementsIT {

    @Test
    void showsEveryStateOfACall() throws Exception {
        new NodeTests().run("elements-*.test.mjs");
    }
}
