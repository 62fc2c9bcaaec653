package io.genesysdsr.sandbox.genesys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes the result files of an export: JSON in zip files, cut into several where a person has that much. */
final class Exports {
    private static final int BLOCK = 1 << 20;
    private static final Run FILLER_BLOCK = Run.of(filler());

    private final Downloads downloads;
    private final Clock clock;
    private final Duration life;
    private final EmptyExport whenEmpty;

    Exports(Downloads downloads, Clock clock, Duration life, EmptyExport whenEmpty) {
        this.downloads = downloads;
        this.clock = clock;
        this.life = life;
        this.whenEmpty = whenEmpty;
    }

    List<Download> of(GdprRequest request, Found found) {
        if (found.isEmpty() && whenEmpty == EmptyExport.NO_RESULTS_URL) {
            return List.of();
        }
        int files = found.people().stream()
                .mapToInt(person -> person.holdings().archives())
                .max()
                .orElse(1);
        List<Download> results = new ArrayList<>();
        for (int file = 0; file < files; file++) {
            Archive archive = new Archive(entries(request.subject(), found, file, files));
            results.add(downloads.add(archive, clock.instant().plus(life)));
        }
        return results;
    }

    /** The same files under other names. */
    List<Download> renamed(List<Download> results) {
        return results.stream()
                .map(result -> downloads.add(result.archive(), result.ends()))
                .toList();
    }

    private static List<Archive.Entry> entries(ObjectNode subject, Found found, int file, int files) {
        List<Archive.Entry> entries = new ArrayList<>();
        String part = files == 1 ? "" : "-" + (file + 1);
        byte[] json = Json.bytes(content(subject, found, file, files));
        entries.add(new Archive.Entry("export" + part + ".json", List.of(Run.of(json))));
        long bulk = found.people().stream()
                .mapToLong(person -> person.holdings().exportBytes())
                .sum();
        if (bulk > 0 && file == files - 1) {
            entries.add(new Archive.Entry("bulk.json", bulk(bulk)));
        }
        return entries;
    }

    private static ObjectNode content(ObjectNode subject, Found found, int file, int files) {
        ObjectNode content = Json.object();
        ArrayNode records = content.putArray("records");
        ArrayNode conversations = content.putArray("conversations");
        int position = 0;
        for (Person person : found.people()) {
            if (file == 0 && SubjectData.hasId(subject)) {
                addRecord(records, person, subject);
            }
            for (Conversation conversation : found.conversationsOf(person)) {
                if (position++ % files == file) {
                    conversations
                            .addObject()
                            .put("conversationId", conversation.id())
                            .put("conversationStart", conversation.started().toString())
                            .put("mediaType", conversation.media())
                            .put("address", conversation.address().value());
                }
            }
        }
        return content;
    }

    private static void addRecord(ArrayNode records, Person person, ObjectNode subject) {
        String contact = subject.path("externalContactId").asText("");
        List<Term> terms = person.contacts().stream()
                .filter(each -> each.id().equals(contact))
                .findFirst()
                .map(Contact::terms)
                .orElse(person.terms());
        ObjectNode known = records.addObject();
        terms.forEach(term -> known.withArray(term.type().name()).add(term.value()));
    }

    /** JSON of so many bytes: one string. */
    private static List<Run> bulk(long bytes) {
        Run head = Run.of("{\"bulk\":\"");
        Run tail = Run.of("\"}");
        long middle = Math.max(0, bytes - head.length() - tail.length());
        return List.of(head, new Run(FILLER_BLOCK.block(), middle), tail);
    }

    private static byte[] filler() {
        byte[] line = "The quick brown fox jumps over the lazy dog, and again. ".getBytes(StandardCharsets.US_ASCII);
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < block.length; i++) {
            block[i] = line[i % line.length];
        }
        return block;
    }
}
