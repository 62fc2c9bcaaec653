package io.genesysdsr.intake.files;

import java.nio.charset.Charset;

/**
 * What a first reading of a whole file found out.
 *
 * @param sha256 of all bytes, in hex: what the file is known by, whatever it is called
 * @param bytes how many there are
 * @param charset in which it is written
 * @param text whether it is text at all
 */
record Survey(String sha256, long bytes, Charset charset, boolean text) {}
