package io.genesysdsr.intake.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes problems, in filters and controllers alike. */
@Component
class Problems {

    private static final String LATER_SECONDS = "30";

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    void write(Problem problem, HttpServletResponse answer) throws IOException {
        byte[] body = text(problem).getBytes(StandardCharsets.UTF_8);
        answer.setStatus(problem.status());
        answer.setContentType(Problem.MEDIA_TYPE);
        answer.setContentLength(body.length);
        if (problem.status() == 503 && answer.getHeader(HttpHeaders.RETRY_AFTER) == null) {
            answer.setHeader(HttpHeaders.RETRY_AFTER, LATER_SECONDS);
        }
        answer.getOutputStream().write(body);
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem that is no JSON", e);
        }
    }
}
