/**
 * The live page: what a host hears goes to a {@link org.hodograph.standalone.page.Board}, which keeps the newest rows of each series
 * within a bound; a {@link org.hodograph.standalone.page.PageServer} shows it to browsers.
 *
 * <pre>
 * host ─ records as on the wire, samples ─▶ Board ─ Ring of a series ─ Thinning ─ Frames ─▶ LiveStream ─ server-sent events ─▶ page
 * </pre>
 *
 * <p>A browser says which series it shows, how much time and how many pixels. It is sent what is new of these, each pixel by its least
 * and greatest numbers, only when it has taken what was sent before: one that is slow gets fewer and thinner frames, and nothing waits
 * for it. Each frame has an id; who comes back with it goes on from there.
 */
package org.hodograph.standalone.page;
