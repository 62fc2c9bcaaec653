package io.genesysdsr.intake.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV that no spreadsheet takes for formulas (OWASP, CSV injection): a value that begins like one begins with an apostrophe. */
final class CsvSafe {

    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();

    private final CSVPrinter printer;

    CsvSafe(Appendable target) {
        try {
            printer = new CSVPrinter(target, FORMAT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void line(Object... values) throws IOException {
        for (Object value : values) {
            printer.print(value instanceof String text ? text.isEmpty() ? null : harmless(text) : value);
        }
        printer.println();
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
