package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The search for contacts by keywords, which are no terms: a contact is found where every keyword is part of something it
 * has, an address in a longer address as well.
 *
 * @param keywords in lower case
 */
record ContactSearch(Page page, List<String> keywords, Comparator<MergeSet> order, Set<String> expand, String address) {
    /** Only so many records can be reached by paging. */
    private static final int WINDOW = 1000;

    private static final Map<String, Function<FullName, String>> SORTABLE = Map.of(
            "firstName", FullName::first,
            "middleName", FullName::middle,
            "lastName", FullName::last,
            "title", name -> "");
    private static final Comparator<MergeSet> NO_ORDER =
            Comparator.comparing(set -> set.canonical().id());

    static ContactSearch of(Ask ask, Set<String> expand) {
        Page page = Page.of(ask, 20, WINDOW);
        if ((long) page.size() * page.number() > WINDOW) {
            throw new ApiFailure(ApiError.badRequest("pageNumber * pageSize must be <= 1,000"));
        }
        Division.check(ask.list("divisionIds"));
        String asked = ask.query("q");
        String q = asked == null ? "" : asked;
        List<String> keywords = List.of(q.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        String address = "/api/v2/externalcontacts/contacts?"
                + (asked == null ? "" : "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + "&");
        return new ContactSearch(page, keywords, order(ask.query("sortOrder")), expand, address);
    }

    ObjectNode listing(ContactRegister register, ContactForm form) {
        List<MergeSet> found = register.all(this::finds).stream().sorted(order).toList();
        ObjectNode listing = page.listing(found, set -> form.shown(set, set.canonical(), expand), address);
        if ((page.number() + 1L) * page.size() > WINDOW) {
            listing.remove("nextUri");
        }
        return listing.put("partialResults", false);
    }

    /** In what the canonical contact shows and in the identifiers of the whole set; an ancestor's name is gone. */
    private boolean finds(MergeSet set) {
        Set<Term> own = Set.copyOf(set.canonical().terms());
        String all = set.terms().stream()
                .filter(term -> own.contains(term) || IdentifierType.of(term.type()) != null)
                .map(term -> term.value().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
        return keywords.stream().allMatch(all::contains);
    }

    private static Comparator<MergeSet> order(@Nullable String asked) {
        if (asked == null) {
            return NO_ORDER;
        }
        int colon = asked.indexOf(':');
        Function<FullName, String> field = SORTABLE.get(colon < 0 ? asked : asked.substring(0, colon));
        String direction = colon < 0 ? "asc" : asked.substring(colon + 1);
        if (field == null || !List.of("asc", "desc").contains(direction)) {
            throw new ApiFailure(ApiError.badParameter(
                    asked, "sortOrder", "[firstName, lastName, middleName, title], direction: [asc, desc]"));
        }
        Comparator<MergeSet> order = Comparator.comparing(set -> field.apply(FullName.of(set.canonical())));
        return (direction.equals("asc") ? order : order.reversed()).thenComparing(NO_ORDER);
    }

    @Override
    public String toString() {
        return "ContactSearch[" + keywords.size() + " keywords]";
    }
}
