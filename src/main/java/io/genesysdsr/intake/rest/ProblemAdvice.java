package io.genesysdsr.intake.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns whatever goes wrong in a call into a problem that says nothing of what was sent. */
@RestControllerAdvice(assignableTypes = {RequestsController.class, OpenApi.class})
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void raised(Problem.Raised raised, HttpServletResponse answer) throws IOException {
        problems.write(raised.problem(), answer);
    }

    @ExceptionHandler
    void unreadable(IOException broken, HttpServletResponse answer) throws IOException {
        problems.write(Problem.malformed("The body broke off."), answer);
    }

    @ExceptionHandler
    void notAcceptable(HttpMediaTypeNotAcceptableException e, HttpServletResponse answer) throws IOException {
        problems.write(Problem.malformed("Answers are application/json: the header Accept must admit it."), answer);
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    void databaseAway(Exception away, HttpServletResponse answer) throws IOException {
        LOG.warn("intake-123: a call could not be taken, because the database did not answer");
        problems.write(Problem.unavailable(), answer);
    }

    /** By kind and place only: messages may quote what is personal. */
    @ExceptionHandler
    void bug(Exception bug, HttpServletResponse answer) throws IOException {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(bug);
        StackTraceElement[] trace = root.getStackTrace();
        LOG.error(
                "intake-124: a call hit a bug: {} at {}",
                root.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
        problems.write(Problem.fault(), answer);
    }
}
