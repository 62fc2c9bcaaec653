/** The system {@code gdpr}: Genesys' published GDPR API. */
@NullMarked
package io.genesysdsr.fulfilment.gdpr;

import org.jspecify.annotations.NullMarked;
