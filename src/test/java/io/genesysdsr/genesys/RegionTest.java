package io.genesysdsr.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {

    @Test
    void thereAreEighteenRegionsWithADomainEach() {
        assertThat(Region.values()).hasSize(18).extracting(Region::apiBase).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, https://api.mypurecloud.de, https://login.mypurecloud.de",
        "EU_CENTRAL_1, https://api.mypurecloud.de, https://login.mypurecloud.de",
        "us_east_1, https://api.mypurecloud.com, https://login.mypurecloud.com",
        "eusc-de-east-1, https://api.edee1.eusc-pure.cloud, https://login.edee1.eusc-pure.cloud",
    })
    void bothAddressesFollowFromTheName(String name, String api, String login) {
        assertThat(Region.named(name).apiBase()).isEqualTo(api);
        assertThat(Region.named(name).loginBase()).isEqualTo(login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu-central", "moon-1"})
    void anUnknownNameIsAnsweredWithAllThatExist(String name) {
        assertThatThrownBy(() -> Region.named(name))
                .hasMessageContaining("DSR_GENESYS_REGION")
                .hasMessageContaining("ap-southeast-2");
    }
}
