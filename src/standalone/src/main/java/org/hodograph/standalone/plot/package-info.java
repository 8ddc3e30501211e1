/**
 * Pictures of a file: what trackers said of one series becomes {@link org.hodograph.standalone.plot.Trace}s of bounded size, a
 * {@link org.hodograph.standalone.plot.Picture} says what is to be seen, and {@link org.hodograph.standalone.plot.PictureFile} draws it.
 *
 * <p>JFreeChart and Batik are known here and nowhere else, so that no other command loads them.
 */
package org.hodograph.standalone.plot;
