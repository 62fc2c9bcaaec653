package io.genesysdsr.bench;

/**
 * How much is measured.
 *
 * @param budgetErasures erasures of B1, for each number of replicas
 * @param engineErasures erasures of B2, for each side of a pair
 * @param pairs pairs that count, beside those that warm up
 * @param bigMiB size of the larger object of B3, in MiB
 * @param hugeMiB size of the largest, which is kept once
 * @param openTasks tasks of the full ledger of B4
 * @param claims claims of B4, for each side of a pair
 * @param fileRows rows of the file of B4
 * @param filePairs pairs of that file and COPY; fewer, because one takes more than a minute
 * @param sandboxRuns how often the sandbox is started for B6
 */
record Size(
        int budgetErasures,
        int engineErasures,
        int pairs,
        int bigMiB,
        int hugeMiB,
        int openTasks,
        int claims,
        int fileRows,
        int filePairs,
        int sandboxRuns) {

    static final Size FULL = new Size(1200, 400, 5, 256, 4096, 1_000_000, 500, 1_000_000, 3, 3);
    /** To try the benchmark itself out; its figures say nothing. */
    static final Size SMALL = new Size(120, 200, 2, 32, 512, 20_000, 100, 20_000, 2, 1);

    static Size of(String name) {
        return switch (name) {
            case "", "full" -> FULL;
            case "small" -> SMALL;
            default -> throw new IllegalArgumentException("bench.size is full or small, not " + name);
        };
    }
}
