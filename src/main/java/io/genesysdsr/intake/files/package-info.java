/** Files of requests: reads whatever spreadsheets and programs write, and keeps account of each file from its arrival to its receipt. */
@NamedInterface("files")
@NullMarked
package io.genesysdsr.intake.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
