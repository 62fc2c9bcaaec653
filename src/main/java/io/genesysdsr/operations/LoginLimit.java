package io.genesysdsr.operations;

import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * How many wrong passwords an address may send to the management port, and to JMX, of this replica. An address that has
 * sent them is not even listened to until the next one is allowed, so its owner waits as well; a name is never locked, for
 * then anybody could lock anybody out.
 */
@Component
class LoginLimit {

    private static final Logger LOG = LoggerFactory.getLogger(LoginLimit.class);
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;
    /** Of an IPv6 address: whoever has one has all that share these. */
    private static final int NETWORK_BYTES = 8;

    private final int failures;
    private final Map<String, Bucket> addresses = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    LoginLimit(OperationsSettings settings) {
        this.failures = settings.wrongPasswords();
    }

    /** How long this address is not listened to; zero where it is. */
    Duration rest(String address) {
        synchronized (addresses) {
            Bucket bucket = addresses.get(network(address));
            return bucket == null
                    ? Duration.ZERO
                    : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
        }
    }

    /** Notes a wrong password. */
    void failed(String address) {
        synchronized (addresses) {
            Bucket bucket = addresses.computeIfAbsent(network(address), a -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, PERIOD))
                    .build());
            if (bucket.tryConsume(1) && bucket.getAvailableTokens() == 0) {
                LOG.warn("operations-861 an address has sent {} wrong passwords, and is not listened to", failures);
            }
        }
    }

    /** Of those who log in with name and password; tokens of other doors are not guessed. */
    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken login
                && login.getDetails() instanceof WebAuthenticationDetails details) {
            failed(details.getRemoteAddress());
        }
    }

    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
