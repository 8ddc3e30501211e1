/** The one YAML file: read with line and column of every fault, and the immutable description it becomes. */
package org.hodograph.pipeline.config;
