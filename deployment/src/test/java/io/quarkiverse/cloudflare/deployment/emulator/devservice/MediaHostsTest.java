package io.quarkiverse.cloudflare.deployment.emulator.devservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;

class MediaHostsTest {

    @Test
    void areTheLoopbackAddressInTests() {
        assertThat(MediaHosts.inTests(List.of()).get()).containsExactly(InetAddress.getLoopbackAddress());
    }

    @Test
    void includeTheLocalNetworksInDevMode() {
        List<InetAddress> hosts = MediaHosts.inDevMode(List.of()).get();

        assertThat(hosts).endsWith(InetAddress.getLoopbackAddress());
        assertThat(hosts.subList(0, hosts.size() - 1)).allMatch(InetAddress::isSiteLocalAddress);
    }

    @Test
    void areThoseThatAreSet() throws Exception {
        List<String> configured = List.of("127.0.0.1", " 10.0.0.5");

        assertThat(MediaHosts.inTests(configured).get()).isEqualTo(MediaHosts.inDevMode(configured).get())
                .containsExactly(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.0.0.5"));
    }

    @Test
    void mustBeAddresses() {
        assertThatThrownBy(() -> MediaHosts.inDevMode(List.of("not an address")).get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quarkus.cloudflare.devservices.hosts must be addresses of this machine; found 'not an address'");
    }
}
