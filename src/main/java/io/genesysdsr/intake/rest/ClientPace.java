package io.genesysdsr.intake.rest;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets each client make so many calls a minute at this replica, and tells it how long to wait. */
final class ClientPace extends OncePerRequestFilter {

    /** Whoever called least lately is forgotten first, and begins with a full bucket when it comes again. */
    private static final int MOST_CLIENTS = 10_000;

    private final Clients clients;
    private final Problems problems;
    private final int callsPerMinute;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    ClientPace(Clients clients, Problems problems, int callsPerMinute) {
        this.clients = clients;
        this.problems = problems;
        this.callsPerMinute = callsPerMinute;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest call, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        Client client = clients.of(SecurityContextHolder.getContext().getAuthentication());
        if (client != null) {
            ConsumptionProbe probe = bucket(client.hash()).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
                answer.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
                problems.write(Problem.tooMany(seconds), answer);
                return;
            }
        }
        chain.doFilter(call, answer);
    }

    private Bucket bucket(String client) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(client, c -> Bucket.builder()
                    .addLimit(
                            limit -> limit.capacity(callsPerMinute).refillGreedy(callsPerMinute, Duration.ofMinutes(1)))
                    .build());
        }
    }
}
