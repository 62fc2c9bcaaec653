package io.genesysdsr.keys;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys are.
 *
 * @param file path of the key file, {@code DSR_KEYS_FILE}; there is no default, and no start without it
 */
@ConfigurationProperties("dsr.keys")
record KeysSettings(@Nullable String file) {}
