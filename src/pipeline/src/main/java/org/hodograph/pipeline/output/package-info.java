/** From a tracker's results to messages on topics: JSON as docs/wire-format.md describes it. */
package org.hodograph.pipeline.output;
