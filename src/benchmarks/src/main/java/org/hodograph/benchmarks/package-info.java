/** What an estimate costs. In the build so that it can't rot, never published. */
package org.hodograph.benchmarks;
