package io.genesysdsr.identity;

import io.genesysdsr.request.CategoriesTold;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the organisation says about its practices in general; the keys are explained in {@code application.yaml}.
 *
 * @param privacyPolicy where its privacy policy stands, or nothing
 * @param categories what it holds through Genesys about people in general; where there is none, nothing is told
 */
@Validated
@ConfigurationProperties("dsr.identity.disclosure")
record DisclosureSettings(
        @DefaultValue("") String privacyPolicy,
        @DefaultValue List<@Valid Category> categories) {

    /**
     * One category of personal information (Cal. Civ. Code 1798.110(c)).
     *
     * @param name what it is
     * @param examples what belongs to it
     * @param sources whence it comes
     * @param purposes what it is collected for
     * @param recipients to whom it is disclosed, and whether it is sold or shared
     */
    record Category(
            @NotNull @Valid Text name,
            @NotNull @Valid Text examples,
            @NotNull @Valid Text sources,
            @NotNull @Valid Text purposes,
            @NotNull @Valid Text recipients) {}

    /** The same in the languages of letters; English serves where the other is missing. */
    record Text(@NotBlank String en, @Nullable String de) {

        String in(Locale locale) {
            return de != null && locale.getLanguage().equals("de") ? de : en;
        }
    }

    boolean isDescribed() {
        return !categories.isEmpty();
    }

    boolean namesPractices() {
        return !privacyPolicy.isBlank();
    }

    /** Where the practices stand, without a description of them. */
    CategoriesTold practices() {
        return new CategoriesTold(List.of(), privacyPolicy);
    }

    /** As somebody of that language is told, BCP 47 or null. */
    CategoriesTold in(@Nullable String language) {
        Locale locale = Locale.forLanguageTag(language == null ? "" : language);
        return new CategoriesTold(
                categories.stream()
                        .map(c -> new CategoriesTold.Category(
                                c.name().in(locale),
                                c.examples().in(locale),
                                c.sources().in(locale),
                                c.purposes().in(locale),
                                c.recipients().in(locale)))
                        .toList(),
                privacyPolicy);
    }
}
