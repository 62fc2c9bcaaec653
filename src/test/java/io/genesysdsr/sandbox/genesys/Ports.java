package io.genesysdsr.sandbox.genesys;

/**
 * The ports on loopback; 0 is a free one.
 *
 * @param control where another process asks for the journal; negative for none
 */
public record Ports(int api, int login, int storage, int control) {

    Ports withApi(int changed) {
        return new Ports(changed, login, storage, control);
    }

    Ports withLogin(int changed) {
        return new Ports(api, changed, storage, control);
    }

    Ports withStorage(int changed) {
        return new Ports(api, login, changed, control);
    }

    Ports withControl(int changed) {
        return new Ports(api, login, storage, changed);
    }
}
