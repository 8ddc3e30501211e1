/** Units: text to SI, and the unit of a derivative. */
package org.hodograph.pipeline.unit;
