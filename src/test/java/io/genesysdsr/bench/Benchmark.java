package io.genesysdsr.bench;

import java.util.List;

/** One question that is answered by measuring. */
interface Benchmark {

    /** Its name, such as {@code B2}. */
    String id();

    /**
     * Measures.
     *
     * @throws RuntimeException where it could not
     */
    List<Figure> measure(Stage stage, Size size);
}
