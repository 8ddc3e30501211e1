/** Times as producers write them, as exact nanoseconds since 1970. */
package org.hodograph.pipeline.time;
