package io.genesysdsr.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of a bean from a route, such as {@code ledger.claim('gdpr', 'LONG')}.
 *
 * @param bean its name
 * @param method the method's name
 * @param arguments as they are written
 */
record BeanCall(String bean, String method, List<String> arguments) {

    private static final Pattern FORM = Pattern.compile("(\\w+)\\((.*)\\)");

    /** Reads {@code ref} and {@code method}; an argument list must be written, also an empty one. */
    static BeanCall of(JsonNode node) {
        String text = node.path("method").asText("");
        Matcher form = FORM.matcher(text);
        if (node.path("ref").asText("").isEmpty() || !form.matches()) {
            throw new IllegalArgumentException("a bean is called as ref and method(arguments), not as " + node);
        }
        return new BeanCall(node.path("ref").asText(), form.group(1), split(form.group(2)));
    }

    /** At commas that stand neither in braces nor in quotes. */
    private static List<String> split(String list) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            quoted ^= c == '\'';
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0 && !quoted) {
                arguments.add(list.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        if (!list.isBlank()) {
            arguments.add(list.substring(begin).strip());
        }
        return arguments;
    }

    @Override
    public String toString() {
        return bean + "." + method + "(" + String.join(", ", arguments) + ")";
    }
}
