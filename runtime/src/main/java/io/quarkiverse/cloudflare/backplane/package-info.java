/**
 * What carries broadcasts between the nodes of an application. The default implementation carries them within this one.
 * <p>
 * Start at {@link io.quarkiverse.cloudflare.backplane.Backplane}.
 */
package io.quarkiverse.cloudflare.backplane;
