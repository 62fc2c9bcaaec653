package io.genesysdsr.intake.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a JSON document: the elements of its list, or of the list {@code requests} of its object, or the object
 * itself; several documents in a row are read one after the other. Only brackets and strings are followed, so that the
 * document may have any size and one broken element stays one refused row.
 */
final class JsonFrames implements Frames {

    private static final String LIST = "requests";

    private enum Place {
        OUTSIDE,
        IN_OBJECT,
        IN_LIST
    }

    private final Letters letters;
    private Place place = Place.OUTSIDE;
    private boolean listInObject;
    private long row;

    JsonFrames(Letters letters) {
        this.letters = letters;
    }

    @Override
    public @Nullable Frame next() throws IOException {
        while (true) {
            int c = passSpace();
            if (c == Letters.END) {
                return place == Place.OUTSIDE ? null : torn();
            }
            Frame frame =
                    switch (place) {
                        case OUTSIDE -> outside(c);
                        case IN_OBJECT -> object(new StringBuilder(), true);
                        case IN_LIST -> element(c);
                    };
            if (frame != null) {
                return frame;
            }
        }
    }

    private @Nullable Frame outside(int c) throws IOException {
        if (c == '[') {
            letters.next();
            place = Place.IN_LIST;
            listInObject = false;
            return null;
        }
        if (c == '{') {
            letters.next();
            return object(new StringBuilder("{"), false);
        }
        letters.skipLine();
        return Frame.broken(++row, Frame.STRAY);
    }

    /** Follows an object to its end, or to its list of requests. */
    private @Nullable Frame object(StringBuilder text, boolean listSeen) throws IOException {
        int depth = 1;
        String key = "";
        boolean value = false;
        while (letters.peek() != Letters.END) {
            char c = (char) letters.next();
            keep(text, c);
            if (c == '"') {
                String string = string(text);
                key = depth == 1 && !value ? string : key;
            } else if (c == '[' && depth == 1 && value && key.equalsIgnoreCase(LIST)) {
                place = Place.IN_LIST;
                listInObject = true;
                return null;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                place = Place.OUTSIDE;
                return listSeen ? null : whole(text);
            }
            value = depth == 1 ? c == ':' || value && c != ',' : value;
        }
        place = Place.OUTSIDE;
        return Frame.broken(++row, Frame.TORN);
    }

    private @Nullable Frame element(int first) throws IOException {
        if (first == ',') {
            letters.next();
            return null;
        }
        if (first == ']') {
            letters.next();
            place = listInObject ? Place.IN_OBJECT : Place.OUTSIDE;
            return null;
        }
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (letters.peek() != Letters.END) {
            int c = letters.peek();
            if (depth == 0 && (c == ',' || c == ']')) {
                return whole(text);
            }
            letters.next();
            keep(text, (char) c);
            if (c == '"') {
                string(text);
            }
            depth = Math.max(0, depth + (c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0));
        }
        return torn();
    }

    /** The rest of a string whose first mark was read; its text as far as a key can be long. */
    private String string(StringBuilder text) throws IOException {
        StringBuilder key = new StringBuilder();
        while (letters.peek() != Letters.END) {
            char c = (char) letters.next();
            keep(text, c);
            if (c == '"') {
                break;
            }
            if (c == '\\' && letters.peek() != Letters.END) {
                keep(text, (char) letters.next());
            }
            if (key.length() <= LIST.length()) {
                key.append(c);
            }
        }
        return key.toString();
    }

    /** One character more than fits tells that it did not fit. */
    private static void keep(StringBuilder text, char c) {
        if (text.length() <= Frame.LONGEST) {
            text.append(c);
        }
    }

    private Frame whole(StringBuilder text) {
        row++;
        return text.length() > Frame.LONGEST ? Frame.broken(row, Frame.TOO_LONG) : Frame.of(row, text);
    }

    private Frame torn() {
        place = Place.OUTSIDE;
        return Frame.broken(++row, Frame.TORN);
    }

    private int passSpace() throws IOException {
        while (letters.peek() != Letters.END && letters.peek() <= ' ') {
            letters.next();
        }
        return letters.peek();
    }
}
