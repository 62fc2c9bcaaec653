package io.genesysdsr.intake.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * The characters of a file, one after the other, with as much looked back as a broken record needs. Bytes that are none
 * in the file's encoding come as U+FFFD, so that the row that holds them can be told.
 */
final class Letters {

    static final int END = -1;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader reader;
    private char[] ahead = new char[0];
    private int aheadAt;
    private final char[] buffer = new char[1 << 14];
    private int at;
    private int limit;

    Letters(InputStream bytes, Charset charset) throws IOException {
        this(new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    Letters(Reader reader) throws IOException {
        this.reader = reader;
        if (peek() == BYTE_ORDER_MARK) {
            next();
        }
    }

    int next() throws IOException {
        if (aheadAt < ahead.length) {
            return ahead[aheadAt++];
        }
        return at < limit || fill() ? buffer[at++] : END;
    }

    int peek() throws IOException {
        if (aheadAt < ahead.length) {
            return ahead[aheadAt];
        }
        return at < limit || fill() ? buffer[at] : END;
    }

    /** Puts back what was read last, from an index of it on. */
    void putBack(CharSequence read, int from) {
        int rest = ahead.length - aheadAt;
        char[] now = new char[read.length() - from + rest];
        for (int i = from; i < read.length(); i++) {
            now[i - from] = read.charAt(i);
        }
        System.arraycopy(ahead, aheadAt, now, read.length() - from, rest);
        ahead = now;
        aheadAt = 0;
    }

    /** Reads a line's end where one stands: CR, LF or both. */
    boolean passLineEnd() throws IOException {
        int c = peek();
        if (c == '\r') {
            next();
            if (peek() == '\n') {
                next();
            }
            return true;
        }
        if (c == '\n') {
            next();
            return true;
        }
        return false;
    }

    /** Leaves the rest of the line unread, however long it is. */
    void skipLine() throws IOException {
        while (!passLineEnd() && next() != END) {
            // Nothing is kept.
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = reader.read(buffer, 0, buffer.length);
        while (limit == 0) {
            limit = reader.read(buffer, 0, buffer.length);
        }
        return limit > 0;
    }
}
