package io.genesysdsr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.Map;

/** What PostgreSQL can hold as text and as JSON, and what is left of characters that could not be read. */
public final class Texts {

    public static final String MEND =
            "holds a character that could not be read, or a NUL; write it in UTF-8 and send it again";

    /** Stands for what could not be read or stored (U+FFFD); nobody is called so. */
    private static final char REPLACEMENT = '\ufffd';

    private Texts() {}

    /** Whether every character is one: no NUL, no half of a pair, nothing that stands for bytes that could not be read. */
    public static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c == REPLACEMENT) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The same for all names and texts of a tree. */
    public static boolean isWhole(JsonNode tree) {
        if (tree.isTextual()) {
            return isWhole(tree.textValue());
        }
        Iterator<Map.Entry<String, JsonNode>> fields = tree.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!isWhole(field.getKey()) || !isWhole(field.getValue())) {
                return false;
            }
        }
        if (tree.isArray()) {
            for (JsonNode element : tree) {
                if (!isWhole(element)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The same text, where each character that PostgreSQL cannot hold is U+FFFD, for which the row is refused later. */
    public static String storable(String text) {
        if (isWhole(text)) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            storable.appendCodePoint(c == 0 || half ? REPLACEMENT : c);
        });
        return storable.toString();
    }

    /**
     * The same for all names and texts of a tree. No column wants numbers, and PostgreSQL cannot hold every one that JSON
     * can write: a strange one becomes null.
     */
    public static JsonNode storable(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            ObjectNode storable = object.objectNode();
            object.properties().forEach(field -> storable.set(storable(field.getKey()), storable(field.getValue())));
            return storable;
        } else if (tree.isTextual()) {
            return TextNode.valueOf(storable(tree.textValue()));
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, storable(array.get(i)));
            }
        } else if (tree.isNumber() && !(tree.isIntegralNumber() && tree.canConvertToLong())) {
            return NullNode.getInstance();
        }
        return tree;
    }
}
