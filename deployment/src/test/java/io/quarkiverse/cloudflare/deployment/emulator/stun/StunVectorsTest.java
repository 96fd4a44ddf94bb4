package io.quarkiverse.cloudflare.deployment.emulator.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

/** The test vectors of RFC 5769, sections 2.1 to 2.3. */
class StunVectorsTest {

    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
    private static final String TRANSACTION = "b7e7a701bc34d686fa87dfae";
    private static final byte[] REQUEST = hex("""
            00010058 2112a442 b7e7a701bc34d686fa87dfae
            80220010 5354554e207465737420636c69656e74
            00240004 6e0001ff
            80290008 932ff9b151263b36
            00060009 6576746a3a68367659202020
            00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
            80280004 e57a3bcf""");
    private static final byte[] IPV4_RESPONSE = hex("""
            0101003c 2112a442 b7e7a701bc34d686fa87dfae
            8022000b 7465737420766563746f7220
            00200008 0001a147e112a643
            00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7
            80280004 c07d4c96""");
    private static final byte[] IPV6_RESPONSE = hex("""
            01010048 2112a442 b7e7a701bc34d686fa87dfae
            8022000b 7465737420766563746f7220
            00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9
            00080014 a382954e4be67bf11784c97c8292c275bfe3ed41
            80280004 c8fb0b4c""");

    @Test
    void readsTheRequest() {
        StunMessage request = parse(REQUEST);

        assertThat(request.kind()).isEqualTo(StunMessage.Kind.REQUEST);
        assertThat(request.transaction()).isEqualTo(HexFormat.of().parseHex(TRANSACTION));
        assertThat(request.username()).contains("evtj:h6vY");
        assertThat(request.receiver()).contains("evtj");
        assertThat(request.priority()).contains(0x6e0001ffL);
        assertThat(request.isControlled()).isTrue();
        assertThat(request.useCandidate()).isFalse();
        assertThat(request.unknown()).isEmpty();
        assertThat(request.isSignedWith(PASSWORD)).isTrue();
        assertThat(request.isSignedWith(PASSWORD + "x")).isFalse();
    }

    @Test
    void readsTheResponseForIpv4() throws UnknownHostException {
        StunMessage response = parse(IPV4_RESPONSE);

        assertThat(response.kind()).isEqualTo(StunMessage.Kind.SUCCESS);
        assertThat(response.isSignedWith(PASSWORD)).isTrue();
        assertThat(response.mappedAddress()).contains(address("192.0.2.1"));
    }

    @Test
    void readsTheResponseForIpv6() throws UnknownHostException {
        StunMessage response = parse(IPV6_RESPONSE);

        assertThat(response.isSignedWith(PASSWORD)).isTrue();
        assertThat(response.mappedAddress()).contains(address("2001:db8:1234:5678:11:2233:4455:6677"));
    }

    @Test
    void writesTheAddressesOfTheVectors() throws UnknownHostException {
        assertThat(mapped("192.0.2.1")).isEqualTo("0001a147e112a643");
        assertThat(mapped("2001:db8:1234:5678:11:2233:4455:6677")).isEqualTo("0002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
    }

    private static String mapped(String host) throws UnknownHostException {
        byte[] response = StunWriter.success(parse(REQUEST), address(host), PASSWORD);
        assertThat(parse(response).isSignedWith(PASSWORD)).isTrue();
        int start = StunFormat.HEADER + StunFormat.ATTRIBUTE_HEADER;
        return HexFormat.of().formatHex(response, start, start + response[start - 1]);
    }

    private static InetSocketAddress address(String host) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), 32_853);
    }

    private static StunMessage parse(byte[] packet) {
        return StunMessage.parse(packet, packet.length).orElseThrow();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }
}
