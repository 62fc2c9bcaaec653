package io.genesysdsr.intake.mail;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a mail may be answered by a machine (RFC 3834, section 2): never one that a machine or a list sent. */
final class AnswerRule {

    private static final Pattern MACHINE = Pattern.compile(
            "(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|owner-.*|.*-(request|owner|bounces?))(\\+.*)?@.*");
    private static final List<String> BULK = List.of("bulk", "list", "junk", "auto_reply");

    private AnswerRule() {}

    static boolean allows(Message mail, @Nullable String from, List<String> ourselves) throws MessagingException {
        if (from == null || ourselves.stream().anyMatch(from::equalsIgnoreCase)) {
            return false;
        }
        String sender = from.toLowerCase(Locale.ROOT);
        boolean person = !MACHINE.matcher(sender).matches();
        boolean returnable = values(mail, "Return-Path").stream()
                .noneMatch(path -> path.replace(" ", "").equals("<>"));
        boolean byHand = values(mail, "Auto-Submitted").stream()
                .allMatch(v -> v.split(";", 2)[0].strip().equals("no"));
        boolean toUsAlone = values(mail, "Precedence").stream().noneMatch(v -> BULK.contains(v.strip()));
        boolean suppressed = !values(mail, "X-Auto-Response-Suppress").isEmpty()
                || !values(mail, "X-Autoreply").isEmpty()
                || !values(mail, "X-Loop").isEmpty();
        boolean report = mail.isMimeType("multipart/report");
        return person && returnable && byHand && toUsAlone && !suppressed && !report && !isOfList(mail);
    }

    private static boolean isOfList(Message mail) throws MessagingException {
        for (Enumeration<Header> headers = mail.getAllHeaders(); headers.hasMoreElements(); ) {
            if (headers.nextElement().getName().toLowerCase(Locale.ROOT).startsWith("list-")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> values(Message mail, String header) throws MessagingException {
        String[] values = mail.getHeader(header);
        return values == null
                ? List.of()
                : Arrays.stream(values).map(v -> v.toLowerCase(Locale.ROOT)).toList();
    }
}
