/**
 * Finds settings for a file that nobody has described: what its bytes, its rows and its columns look like, each said with a
 * reason, and tried on its first records before it is proposed.
 */
package org.hodograph.pipeline.inspect;
