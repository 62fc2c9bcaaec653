package io.genesysdsr.genesys;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The regions of Genesys Cloud and their domains, as the official SDK lists them (JavaScript, 262.0.0). */
public enum Region {
    US_EAST_1("mypurecloud.com"),
    US_WEST_2("usw2.pure.cloud"),
    /** FedRAMP. */
    US_EAST_2("use2.us-gov-pure.cloud"),
    CA_CENTRAL_1("cac1.pure.cloud"),
    SA_EAST_1("sae1.pure.cloud"),
    MX_CENTRAL_1("mxc1.pure.cloud"),
    EU_WEST_1("mypurecloud.ie"),
    EU_WEST_2("euw2.pure.cloud"),
    EU_CENTRAL_1("mypurecloud.de"),
    EU_CENTRAL_2("euc2.pure.cloud"),
    /** European Sovereign Cloud. */
    EUSC_DE_EAST_1("edee1.eusc-pure.cloud"),
    ME_CENTRAL_1("mec1.pure.cloud"),
    AP_SOUTH_1("aps1.pure.cloud"),
    AP_NORTHEAST_1("mypurecloud.jp"),
    AP_NORTHEAST_2("apne2.pure.cloud"),
    AP_NORTHEAST_3("apne3.pure.cloud"),
    AP_SOUTHEAST_1("apse1.pure.cloud"),
    AP_SOUTHEAST_2("mypurecloud.com.au");

    private final String domain;

    Region(String domain) {
        this.domain = domain;
    }

    /**
     * The region of a name in any case, with hyphens or underscores.
     *
     * @throws IllegalArgumentException naming all regions, where there is none of that name
     */
    public static Region named(String name) {
        String wanted = name.strip().replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(r -> r.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("dsr.genesys.region (DSR_GENESYS_REGION) is no region of"
                                + " Genesys Cloud; the regions are "
                                + Arrays.stream(values()).map(Region::toString).collect(Collectors.joining(", "))));
    }

    /** Where the Platform API answers. */
    public String apiBase() {
        return "https://api." + domain;
    }

    /** Where tokens are issued. */
    public String loginBase() {
        return "https://login." + domain;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
