/** InfluxDB's line protocol, as Telegraf and InfluxDB's clients write it. */
package org.hodograph.pipeline.format.influx;
