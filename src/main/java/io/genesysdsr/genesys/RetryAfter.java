package io.genesysdsr.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When Genesys wants to be asked again: the header {@code Retry-After} in seconds (RFC 9110, 10.2.3), or the sentence of
 * the published error {@code too.many.requests.retry.after} ("Retry the request in [n] seconds").
 */
final class RetryAfter {

    private static final Pattern SENTENCE = Pattern.compile("in \\[(\\d{1,6})] seconds");
    private static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {}

    static @Nullable Duration read(@Nullable String header, JsonNode body) {
        if (header != null && header.strip().matches("\\d{1,6}")) {
            return bounded(Long.parseLong(header.strip()));
        }
        Matcher sentence = SENTENCE.matcher(body.path("message").asText(""));
        return sentence.find() ? bounded(Long.parseLong(sentence.group(1))) : null;
    }

    private static Duration bounded(long seconds) {
        Duration asked = Duration.ofSeconds(Math.max(seconds, 1));
        return asked.compareTo(MOST) > 0 ? MOST : asked;
    }
}
