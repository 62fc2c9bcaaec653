package io.genesysdsr.sandbox.genesys;

import java.time.Duration;

/**
 * How long things live and take at the double.
 *
 * @param tokenLife life of an access token; an OAuth client's setting at Genesys, 24 h where none is made
 * @param exportTakes from INITIATED to COMPLETED; the states between are passed through in equal parts
 * @param updateTakes the same for GDPR_UPDATE
 * @param deleteTakes the same for GDPR_DELETE
 * @param resultLife how long a finished export can be downloaded; then its address answers 404
 * @param storageLinkLife how long the signed link lives that a download redirects to
 */
public record Timing(
        Duration tokenLife,
        Duration exportTakes,
        Duration updateTakes,
        Duration deleteTakes,
        Duration resultLife,
        Duration storageLinkLife) {

    Timing withTokenLife(Duration changed) {
        return new Timing(changed, exportTakes, updateTakes, deleteTakes, resultLife, storageLinkLife);
    }

    Timing withExportTakes(Duration changed) {
        return new Timing(tokenLife, changed, updateTakes, deleteTakes, resultLife, storageLinkLife);
    }

    Timing withUpdateTakes(Duration changed) {
        return new Timing(tokenLife, exportTakes, changed, deleteTakes, resultLife, storageLinkLife);
    }

    Timing withDeleteTakes(Duration changed) {
        return new Timing(tokenLife, exportTakes, updateTakes, changed, resultLife, storageLinkLife);
    }

    Timing withResultLife(Duration changed) {
        return new Timing(tokenLife, exportTakes, updateTakes, deleteTakes, changed, storageLinkLife);
    }

    Timing withStorageLinkLife(Duration changed) {
        return new Timing(tokenLife, exportTakes, updateTakes, deleteTakes, resultLife, changed);
    }
}
