/**
 * Several series of one entity at common instants, each with its own clock and rate: every final answer of a series is kept
 * until the others have reached its instant, so what comes out depends on the series and not on how they were interleaved.
 */
package org.hodograph.pipeline.instant;
