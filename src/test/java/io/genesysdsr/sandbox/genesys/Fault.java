package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a call goes wrong.
 *
 * @param delay before anything else happens
 * @param instead what is answered without doing what was asked; null where it is done
 * @param rewrite what is made of the answer; null where it stays
 * @param breaksAfter bytes of the body after which the connection breaks; negative where it does not
 */
public record Fault(
        Duration delay,
        @Nullable Answer instead,
        @Nullable UnaryOperator<Answer> rewrite,
        long breaksAfter,
        Mark mark) {
    /** What a fault does beside the answer. */
    public enum Mark {
        NONE,
        DROPPED_BEFORE,
        DROPPED_AFTER,
        TOKENS_REVOKED,
        RESULTS_RENAMED,
        ENDS_IN_ERROR,
        RELATED_END_IN_ERROR
    }

    static final Fault NOTHING = new Fault(Duration.ZERO, null, null, -1, Mark.NONE);

    /** The published error of a status: 400, 401, 403, 404, 408, 409, 413, 415, 429, 500, 503 or 504; 502 is HTML. */
    public static Fault status(int status) {
        return status == 502 ? badGateway() : error(PublishedErrors.of(status));
    }

    /** An error of one's own choice. */
    public static Fault error(ApiError error) {
        return instead(Answer.error(error));
    }

    /** 429 {@code too.many.requests.retry.after}, with the seconds in the header and in the body's message. */
    public static Fault throttled(long seconds) {
        return instead(Answer.error(ApiError.retryAfter(seconds)).withHeader("Retry-After", Long.toString(seconds)));
    }

    /** The same with the seconds in the body's message only. */
    public static Fault throttledInBody(long seconds) {
        return instead(Answer.error(ApiError.retryAfter(seconds)));
    }

    /** 429 {@code too.many.requests} with the seconds in the header only. */
    public static Fault throttledInHeader(long seconds) {
        return instead(Answer.error(ApiError.tooMany(300, 60)).withHeader("Retry-After", Long.toString(seconds)));
    }

    /** 429 {@code too.many.requests}, which does not say when to come back. */
    public static Fault throttledWithoutWord() {
        return instead(Answer.error(ApiError.tooMany(300, 60)));
    }

    /** 502 with the page of a gateway instead of JSON. */
    public static Fault badGateway() {
        return instead(Answer.text(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>"));
    }

    /** What was asked is done and answered, later. */
    public static Fault slow(Duration delay) {
        return NOTHING.after(delay);
    }

    /** The connection is closed without an answer, and nothing is done. */
    public static Fault droppedBeforeEffect() {
        return NOTHING.with(Mark.DROPPED_BEFORE);
    }

    /** What was asked is done, and the connection closed without an answer. */
    public static Fault droppedAfterEffect() {
        return NOTHING.with(Mark.DROPPED_AFTER);
    }

    /** The connection breaks after so many bytes of the body; what was asked is done. */
    public static Fault brokenAfter(long bytes) {
        return new Fault(Duration.ZERO, null, null, bytes, Mark.NONE);
    }

    /** The body says it is whole and ends in the middle of its JSON. */
    public static Fault truncatedBody() {
        return rewriting(answer -> answer.withBytes(Arrays.copyOf(answer.bytes(), answer.bytes().length / 2)));
    }

    public static Fault emptyBody() {
        return rewriting(answer -> answer.withBytes(new byte[0]));
    }

    public static Fault malformedJson() {
        return rewriting(answer -> answer.withBytes("{\"entities\": [ }".getBytes(StandardCharsets.UTF_8)));
    }

    /** A GDPR request shows a status of which the definition knows nothing. */
    public static Fault unknownStatus(String status) {
        return changing(json -> json.put("status", status));
    }

    /** A listing of subjects says that there are more than it has. */
    public static Fault truncatedListing(int total) {
        return changing(json -> json.put("total", total));
    }

    /** A search for contacts has searched a part only, and says so. */
    public static Fault partialResults() {
        return changing(json -> {
            json.put("partialResults", true);
            json.withArray("entities").remove(0);
        });
    }

    /** An identifier is claimed by a contact that is gone. */
    public static Fault identifierWithoutContact() {
        return error(ApiError.of(409, "identifier.entity.missing", "Identifier found, but Contact doesn't exist."));
    }

    /** All tokens are revoked, and this call is the first that learns of it. */
    public static Fault tokensRevoked() {
        return NOTHING.with(Mark.TOKENS_REVOKED);
    }

    /** A GDPR request that is asked for names its results anew; the earlier names stay good as well. */
    public static Fault resultsRenamed() {
        return NOTHING.with(Mark.RESULTS_RENAMED);
    }

    /** The GDPR request that is submitted will end in ERROR; of a merge set only the one that was submitted. */
    public static Fault endsInError() {
        return NOTHING.with(Mark.ENDS_IN_ERROR);
    }

    /** The GDPR requests that a merge set adds will end in ERROR, and the submitted one will not. */
    public static Fault relatedEndInError() {
        return NOTHING.with(Mark.RELATED_END_IN_ERROR);
    }

    /** The same fault, and slow as well. */
    public Fault after(Duration before) {
        return new Fault(before, instead, rewrite, breaksAfter, mark);
    }

    /** Whether the answer is the one that would be given anyway. */
    boolean leavesTheAnswer() {
        return instead == null && rewrite == null;
    }

    Answer rewritten(Answer answer) {
        return rewrite == null ? answer : rewrite.apply(answer);
    }

    private Fault with(Mark changed) {
        return new Fault(delay, instead, rewrite, breaksAfter, changed);
    }

    private static Fault instead(Answer answer) {
        return new Fault(Duration.ZERO, answer, null, -1, Mark.NONE);
    }

    private static Fault rewriting(UnaryOperator<Answer> rewrite) {
        return new Fault(Duration.ZERO, null, rewrite, -1, Mark.NONE);
    }

    private static Fault changing(Consumer<ObjectNode> change) {
        return rewriting(answer -> {
            try {
                JsonNode json = Json.parse(answer.bytes());
                if (answer.error() == null && json instanceof ObjectNode object) {
                    change.accept(object);
                    return answer.withBytes(Json.bytes(object));
                }
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
