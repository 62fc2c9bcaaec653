package io.genesysdsr.intake.mail;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What somebody wrote in a mail, as lines of text: without markup, and without what was quoted from an earlier mail. */
final class Writing {

    private static final List<Pattern> QUOTED_FROM_HERE = List.of(
            Pattern.compile("^-{2,} ?(Original Message|Ursprüngliche Nachricht|Forwarded message).*"),
            Pattern.compile("^(On|Am) .{4,200}(wrote|schrieb.{0,100}):$"),
            Pattern.compile("^_{20,}$"));
    private static final Pattern LINE_ENDS = Pattern.compile("(?i)<(br|/p|/div|/tr|/li|/h[1-6])\\b[^>]{0,500}+>");
    private static final int MOST_LINES = 2_000;

    private Writing() {}

    static String own(String text) {
        return text.lines()
                .limit(MOST_LINES)
                .map(String::strip)
                .takeWhile(line -> line.length() > 400
                        || QUOTED_FROM_HERE.stream()
                                .noneMatch(q -> q.matcher(line).matches()))
                .filter(line -> !line.startsWith(">"))
                .collect(Collectors.joining("\n"));
    }

    /** The text of a page; its markup is dropped, not understood. */
    static String ofHtml(String html) {
        String shown = without(
                without(without(html, "<style", "</style"), "<script", "</script"), "<blockquote", "</blockquote");
        String lines = LINE_ENDS.matcher(shown.replaceAll("[\\r\\n]+", " ")).replaceAll("\n");
        StringBuilder text = new StringBuilder();
        boolean inTag = false;
        for (char c : lines.toCharArray()) {
            if (c == '<') {
                inTag = true;
            } else if (c == '>' && inTag) {
                inTag = false;
            } else if (!inTag) {
                text.append(c);
            }
        }
        return text.toString()
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String without(String html, String begin, String end) {
        StringBuilder rest = new StringBuilder();
        String lower = html.toLowerCase(java.util.Locale.ROOT);
        int at = 0;
        int from;
        while ((from = lower.indexOf(begin, at)) >= 0) {
            rest.append(html, at, from);
            int to = lower.indexOf(end, from);
            at = to < 0 ? html.length() : to;
        }
        return rest.append(html, at, html.length()).toString();
    }
}
