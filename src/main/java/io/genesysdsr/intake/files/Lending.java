package io.genesysdsr.intake.files;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lends files one by one until none is due, so that none waits in a list while its lease runs. */
final class Lending implements Iterator<IntakeFile> {

    private final Supplier<Optional<IntakeFile>> lender;
    private @Nullable IntakeFile next;

    Lending(Supplier<Optional<IntakeFile>> lender) {
        this.lender = lender;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = lender.get().orElse(null);
        }
        return next != null;
    }

    @Override
    public IntakeFile next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        IntakeFile file = next;
        next = null;
        return file;
    }
}
