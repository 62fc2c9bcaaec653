/** What genesys-dsr costs, measured against something else in the same run: {@code mvn -Pbench verify}. */
@NullMarked
package io.genesysdsr.bench;

import org.jspecify.annotations.NullMarked;
