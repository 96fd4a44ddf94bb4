package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkiverse.cloudflare.deployment.UsedClientBuildItem;
import io.quarkiverse.cloudflare.deployment.UsedClientBuildItem.Api;

/**
 * What of Cloudflare an application uses.
 *
 * @param apps of Calls, as {@link io.quarkiverse.cloudflare.deployment.InjectedClients} names them
 */
record UsedApis(SortedSet<String> apps, boolean turn, boolean account) {

    static UsedApis of(List<UsedClientBuildItem> clients) {
        return new UsedApis(clients.stream().filter(client -> client.api == Api.CALLS).map(client -> client.name)
                .collect(Collectors.toCollection(TreeSet::new)), uses(clients, Api.TURN), uses(clients, Api.ACCOUNT));
    }

    private static boolean uses(List<UsedClientBuildItem> clients, Api api) {
        return clients.stream().anyMatch(client -> client.api == api);
    }

    boolean nothing() {
        return apps.isEmpty() && !turn && !account;
    }
}
