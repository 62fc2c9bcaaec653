package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a listing that is paged by number. */
record Page(int size, int number) {

    /** @throws ApiFailure 400 where a number is none, or out of its range */
    static Page of(Ask ask, int defaultSize, int largest) {
        return new Page(
                number(ask.query("pageSize"), defaultSize, largest, "pageSize"),
                number(ask.query("pageNumber"), 1, Integer.MAX_VALUE, "pageNumber"));
    }

    /** What stands on this page. */
    <T> List<T> cut(List<T> all) {
        return all.stream().skip((number - 1L) * size).limit(size).toList();
    }

    int pages(int total) {
        return (total + size - 1) / size;
    }

    /** The listing in the form of most of the API. @param address what all its addresses begin with, {@code ...?} */
    <T> ObjectNode listing(List<T> all, Function<T, JsonNode> entity, String address) {
        int pages = pages(all.size());
        ArrayNode entities = Json.array();
        cut(all).forEach(each -> entities.add(entity.apply(each)));
        ObjectNode listing = Json.object();
        listing.set("entities", entities);
        listing.put("pageSize", size)
                .put("pageNumber", number)
                .put("total", all.size())
                .put("pageCount", pages);
        listing.put("firstUri", uri(address, 1))
                .put("selfUri", uri(address, number))
                .put("lastUri", uri(address, Math.max(1, pages)));
        if (number < pages) {
            listing.put("nextUri", uri(address, number + 1));
        }
        if (number > 1) {
            listing.put("previousUri", uri(address, number - 1));
        }
        return listing;
    }

    private String uri(String address, int page) {
        return address + "pageSize=" + size + "&pageNumber=" + page;
    }

    private static int number(@Nullable String asked, int otherwise, int most, String parameter) {
        if (asked == null) {
            return otherwise;
        }
        if (asked.matches("\\d{1,9}") && Integer.parseInt(asked) >= 1 && Integer.parseInt(asked) <= most) {
            return Integer.parseInt(asked);
        }
        throw new ApiFailure(ApiError.of(
                400,
                "invalid.query.param.value",
                "Value is not valid for parameter [" + parameter + "]. Allowable values are: 1 to " + most));
    }
}
