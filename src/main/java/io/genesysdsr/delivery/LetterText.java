package io.genesysdsr.delivery;

import java.util.List;

/**
 * What a letter says, as plain text: laid out by templates, which escape it. Personal data: its text shows nothing.
 *
 * @param language BCP 47
 * @param subject holds nothing personal, because subjects are shown where letters are not
 * @param salutation the first line
 * @param paragraphs in order
 * @param closing the last lines
 */
public record LetterText(
        String language, String subject, String salutation, List<String> paragraphs, List<String> closing) {

    @Override
    public String toString() {
        return "LetterText[]";
    }
}
