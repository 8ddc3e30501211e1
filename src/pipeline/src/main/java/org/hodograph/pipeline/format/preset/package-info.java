/** What known producers write, as settings of {@code source}. */
package org.hodograph.pipeline.format.preset;
