package io.genesysdsr.sandbox.genesys;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * What goes wrong at the double: rules by operation, as method and path template. The first rule that fits a call
 * decides; {@link #ANY} fits every operation.
 */
public final class Faults {
    public static final String ANY = "*";

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Predicate<String> isOperation;

    Faults(Predicate<String> isOperation) {
        this.isOperation = isOperation;
    }

    /** The next {@code times} calls of an operation. */
    public Rule next(int times, String operation, Fault fault) {
        return when(times, operation, ask -> true, fault);
    }

    /** Every call of an operation, until the rule ends. */
    public Rule always(String operation, Fault fault) {
        return next(Integer.MAX_VALUE, operation, fault);
    }

    /** Every call of an operation with this probability, the dice being seeded. */
    public Rule sometimes(double probability, long seed, String operation, Fault fault) {
        Random dice = new Random(seed);
        return when(Integer.MAX_VALUE, operation, ask -> dice.nextDouble() < probability, fault);
    }

    /**
     * The next {@code times} calls of an operation of which something is true.
     *
     * @throws IllegalArgumentException where there is no such operation, because such a rule would never fire
     */
    public Rule when(int times, String operation, Predicate<Ask> condition, Fault fault) {
        if (!operation.equals(ANY) && !isOperation.test(operation)) {
            throw new IllegalArgumentException("the double has no operation " + operation);
        }
        Rule rule = new Rule(times, operation, condition, fault);
        rules.add(rule);
        return rule;
    }

    /** Ends all rules. */
    public void clear() {
        rules.clear();
    }

    Fault against(Ask ask) {
        for (Rule rule : rules) {
            if (rule.fits(ask)) {
                return rule.fault;
            }
        }
        return Fault.NOTHING;
    }

    /** A rule that stands until it is used up or ended. */
    public final class Rule {
        private final AtomicLong left;
        private final AtomicLong fired = new AtomicLong();
        private final String operation;
        private final Predicate<Ask> condition;
        private final Fault fault;

        private Rule(int times, String operation, Predicate<Ask> condition, Fault fault) {
            this.left = new AtomicLong(times);
            this.operation = operation;
            this.condition = condition;
            this.fault = fault;
        }

        /** How many calls have met it. */
        public long fired() {
            return fired.get();
        }

        public void end() {
            rules.remove(this);
        }

        private boolean fits(Ask ask) {
            boolean fits =
                    (operation.equals(ANY) || operation.equals(ask.operation().name()))
                            && left.get() > 0
                            && condition.test(ask)
                            && left.getAndDecrement() > 0;
            if (fits) {
                fired.incrementAndGet();
            }
            return fits;
        }
    }
}
