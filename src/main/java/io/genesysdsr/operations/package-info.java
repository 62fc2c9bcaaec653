/** What operators see and do. */
@ApplicationModule(
        allowedDependencies = {
            "failure",
            "request",
            "genesys",
            "deadline",
            "delivery",
            "identity",
            "intake",
            "resolution"
        })
@NullMarked
package io.genesysdsr.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
