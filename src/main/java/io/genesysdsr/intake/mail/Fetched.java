package io.genesysdsr.intake.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * A mail's bytes, fetched at once: the mail server can go away only while they are fetched, and neither its reading of the
 * mail's structure nor ours can be made to go deep by whoever wrote it.
 *
 * @param bytes from its begin, as many as a mail may have
 * @param whole whether that is all of it
 */
record Fetched(byte[] bytes, boolean whole) {

    /** More boundaries than mail programs write; each part costs some hundred times the memory that it takes to write one. */
    private static final int MOST_BOUNDARIES = 1_000;

    /** @throws MessagingException if the mail server does not give it; then it stays where it is */
    static Fetched of(Message message, long most) throws MessagingException {
        Bounded bounded = new Bounded(most);
        try {
            message.writeTo(bounded);
            return new Fetched(bounded.bytes(), true);
        } catch (TooLarge e) {
            return new Fetched(bounded.bytes(), false);
        } catch (IOException e) {
            // Its message may quote the mail.
            throw new MessagingException("The mail server went away while a mail was fetched");
        }
    }

    /** Whether it can be read as a mail without harm. */
    boolean isReadable() {
        int boundaries = 0;
        for (int i = 2; i < bytes.length; i++) {
            if (bytes[i] == '-' && bytes[i - 1] == '-' && bytes[i - 2] == '\n') {
                boundaries++;
            }
        }
        return whole && boundaries <= MOST_BOUNDARIES;
    }

    MimeMessage asMail() throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    /** Of what its sender wrote below the headers, to which each server on the way adds its own. */
    String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            int body = body();
            sha256.update(bytes, body, bytes.length - body);
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A Java without SHA-256", e);
        }
    }

    private int body() {
        boolean empty = true;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && empty) {
                return i + 1;
            }
            empty = bytes[i] == '\n' || (empty && bytes[i] == '\r');
        }
        return 0;
    }

    @Override
    public String toString() {
        return "Fetched[]";
    }

    private static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final long most;

        Bounded(long most) {
            this.most = most;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int fits = (int) Math.min(length, most - kept.size());
            kept.write(bytes, offset, fits);
            if (fits < length) {
                throw new TooLarge();
            }
        }

        byte[] bytes() {
            return kept.toByteArray();
        }
    }
}
