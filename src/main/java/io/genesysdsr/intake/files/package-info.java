/** Files of requests: reads whatever spreadsheets and programs write, and keeps account of each file from its arrival to its receipt. */
@NullMarked
package io.genesysdsr.intake.files;

import org.jspecify.annotations.NullMarked;
