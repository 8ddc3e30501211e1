package org.hodograph.flink.sql;

/** The state of a process table function, as Flink wants it: a class with a field. Null: nothing is kept. */
public final class Memory {

    public PartitionState partition;
}
