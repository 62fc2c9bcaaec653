package io.genesysdsr.sandbox.genesys;

/**
 * Joins CRC-32 sums: a CRC is a remainder of polynomials over two elements, so appending n bytes multiplies the sum
 * before by x to the 8n and adds the sum of what is appended. Bit 31 is the coefficient of x to the 0, as in ISO 3309.
 */
final class Crc32 {
    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int ONE = 0x80000000;
    private static final int X = 0x40000000;

    private Crc32() {}

    static long append(long before, long appended, int shiftOfAppended) {
        return Integer.toUnsignedLong(times((int) before, shiftOfAppended)) ^ appended;
    }

    /** x to the eight times so many bytes. */
    static int shift(long bytes) {
        int power = ONE;
        int square = X;
        for (long exponent = bytes * 8; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                power = times(power, square);
            }
            square = times(square, square);
        }
        return power;
    }

    private static int times(int left, int right) {
        int product = 0;
        int shifted = right;
        for (int bit = 31; bit >= 0; bit--) {
            if ((left >>> bit & 1) == 1) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 1 ? shifted >>> 1 ^ POLYNOMIAL : shifted >>> 1;
        }
        return product;
    }
}
