package io.tributary.command.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses are written as numbers: nothing is looked up.
class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "fec0::1"
            })
    void what_is_not_public_is_not_sent_to(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00::1"})
    void public_addresses_are(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]:8443/x",
                "http://8.8.8.8/",
                "ftp://8.8.8.8/",
                "https://user@8.8.8.8/",
                "https:///x",
                "https://169.254.169.254/latest/meta-data",
                "https://0x7f.1/",
                "https://2130706433/"
            })
    void only_https_to_public_hosts_may_be_told(String url) throws UnknownHostException {
        try {
            assertThat(PublicAddress.refusal(URI.create(url))).isPresent();
        } catch (UnknownHostException spelledUnusually) {
            assertThat(url).containsAnyOf("0x7f", "2130706433");
        }
    }
}
