/**
 * Everything on one machine from one command: a real Kafka broker as a child process, a Flink mini cluster in this one, and the
 * same job that runs on a cluster. For demonstrations, trial runs on a user's file and end-to-end tests.
 */
package org.hodograph.local;
