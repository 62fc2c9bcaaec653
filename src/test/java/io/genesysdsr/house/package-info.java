/**
 * The house rules as tests: they take seconds and run first, so that a broken rule is the first thing a build says.
 * Each rule is a function from files to sentences; {@code RulesBiteTest} shows each of them a file that breaks it.
 */
@NullMarked
package io.genesysdsr.house;

import org.jspecify.annotations.NullMarked;
