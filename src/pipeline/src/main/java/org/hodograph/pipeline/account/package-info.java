/** What became of the samples that took no part: how many, why, and where the first of them stood. */
package org.hodograph.pipeline.account;
