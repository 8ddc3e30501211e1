/** Two or three series of an entity that form a path: its geometry at every instant that all of them have reached. */
package org.hodograph.pipeline.track;
