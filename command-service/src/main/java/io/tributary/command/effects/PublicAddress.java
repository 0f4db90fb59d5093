package io.tributary.command.effects;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/// Keeps webhooks out of our own network: an organization names the address, we send from inside.
///
/// The Java runtime keeps a name's addresses for half a minute, so that the connection that follows
/// goes to those that were looked at.
final class PublicAddress {
    private PublicAddress() {}

    /// Why the address must not be sent to; empty when it may.
    static Optional<String> refusal(URI url) throws UnknownHostException {
        String host = url.getHost();
        if (!"https".equalsIgnoreCase(url.getScheme())
                || host == null
                || url.getRawUserInfo() != null) {
            return Optional.of("Expected an https address without a user, but found another.");
        }
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!isPublic(address)) {
                return Optional.of(
                        "Expected a public address, but %s is %s."
                                .formatted(host, address.getHostAddress()));
            }
        }
        return Optional.empty();
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return address instanceof Inet4Address
                ? isPublic4(first, second, bytes[2] & 0xff)
                : isPublic6(first, second, bytes[2] & 0xff, bytes[3] & 0xff);
    }

    /// After the IANA registry of special-purpose IPv4 addresses.
    private static boolean isPublic4(int first, int second, int third) {
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean documented =
                first == 198 && second == 51 && third == 100
                        || first == 203 && second == 0 && third == 113;
        return first != 0 && first < 240 && !shared && !protocol && !benchmark && !documented;
    }

    /// Global unicast only, and none of the forms that carry an IPv4 address of any kind.
    private static boolean isPublic6(int first, int second, int third, int fourth) {
        boolean global = (first & 0xe0) == 0x20;
        boolean sixToFour = first == 0x20 && second == 0x02;
        boolean reserved =
                first == 0x20 && second == 0x01 && (third < 2 || third == 0x0d && fourth == 0xb8);
        return global && !sixToFour && !reserved;
    }
}
