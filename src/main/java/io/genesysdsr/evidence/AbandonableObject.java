package io.genesysdsr.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object being read that can be closed early: the connection is dropped instead of reading the rest for nothing. */
final class AbandonableObject extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> object;
    private boolean ended;

    AbandonableObject(ResponseInputStream<GetObjectResponse> object) {
        super(object);
        this.object = object;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        ended |= b < 0;
        return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        ended |= n < 0;
        return n;
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            object.close();
        } else {
            object.abort();
        }
    }
}
