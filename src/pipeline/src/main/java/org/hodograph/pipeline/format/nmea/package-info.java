/** NMEA 0183 sentences of navigation receivers. */
package org.hodograph.pipeline.format.nmea;
