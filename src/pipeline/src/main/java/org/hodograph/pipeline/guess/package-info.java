/** Guesses how texts are written: times and numbers. What is guessed is told, never used in silence. */
package org.hodograph.pipeline.guess;
