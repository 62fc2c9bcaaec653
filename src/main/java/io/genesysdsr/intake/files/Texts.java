package io.genesysdsr.intake.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/** What PostgreSQL can hold as text and as JSON. */
final class Texts {

    static final String MEND =
            "holds a character that is none in the file's encoding, or a NUL; save the file as UTF-8 and send the row again";

    private Texts() {}

    /** Whether every character is one: no NUL, no half of a pair, nothing that stands for bytes that could not be read. */
    static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c == '\ufffd') {
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
    static boolean isWhole(JsonNode tree) {
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

    /** No column wants numbers, and PostgreSQL cannot hold every one that JSON can write: a strange one becomes null. */
    static JsonNode storable(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(storable(field.getValue())));
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
