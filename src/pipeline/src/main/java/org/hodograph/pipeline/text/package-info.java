/** Single texts of the input: names, numbers as people write them, and what stands for a missing value. */
package org.hodograph.pipeline.text;
