package org.hodograph.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.scheduler.exceptionhistory.ExceptionHistoryEntry;
import org.apache.flink.runtime.scheduler.exceptionhistory.RootExceptionHistoryEntry;
import org.apache.flink.util.OptionalFailure;
import org.apache.flink.util.SerializedValue;
import org.hodograph.flink.Accounts;
import org.hodograph.flink.RootCause;
import org.hodograph.pipeline.Counts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job that was submitted. Whoever waits beside it hears of its end, in one line that names the cause; the log has the rest. */
final class RunningJob {

    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
    private static final ClassLoader CLASSES = RunningJob.class.getClassLoader();
    private static final int HISTORY_SECONDS = 10;

    private final MiniCluster cluster;
    private final JobID id;
    private final CompletableFuture<JobResult> result;

    RunningJob(MiniCluster cluster, JobID id) {
        this.cluster = cluster;
        this.id = id;
        result = cluster.requestJobResult(id);
    }

    /** Waits until the job has finished. */
    JobExecutionResult await() throws Exception {
        JobResult ended;
        try {
            ended = result.get();
        } catch (ExecutionException e) {
            throw unknown(e);
        }
        try {
            return ended.toJobExecutionResult(CLASSES);
        } catch (JobExecutionException e) {
            throw failure(ended);
        }
    }

    /** Waits that long, not at all unless {@code nanos} is above 0; the end of the job meanwhile is a failure. */
    void expectFor(long nanos) throws IOException, InterruptedException {
        if (nanos <= 0 && !result.isDone()) {
            return;
        }
        try {
            throw failure(result.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            // it runs, as it should
        } catch (ExecutionException e) {
            throw unknown(e);
        }
    }

    private static IOException unknown(ExecutionException e) {
        return new IOException("the job's end is unknown: " + RootCause.line(e.getCause()), e);
    }

    private IOException failure(JobResult ended) throws InterruptedException {
        Throwable fault = ended.getSerializedThrowable()
                .map(serialized -> serialized.deserializeError(CLASSES))
                .orElse(null);
        if (fault == null) {
            String state = ended.getJobStatus().map(Enum::name).orElse("UNKNOWN");
            return new IOException("the job has ended: it is " + state);
        }
        LOG.error("job {} failed", id, fault);
        Throwable cause = RootCause.of(fault);
        if (cause == null) {
            cause = fromHistory();
        }
        return new IOException(
                "the job failed: " + RootCause.line(cause == null ? RootCause.innermost(fault) : cause), fault);
    }

    /**
     * Takes a savepoint and ends the job with it; what is committed and what the savepoint knows are the same.
     *
     * @param folder for the savepoint
     */
    JobExecutionResult stop(Path folder, Duration patience) throws Exception {
        cluster.stopWithSavepoint(id, Cluster.text(folder), false, SavepointFormatType.CANONICAL)
                .get(patience.toSeconds(), TimeUnit.SECONDS);
        return result.get(patience.toSeconds(), TimeUnit.SECONDS).toJobExecutionResult(CLASSES);
    }

    /** Ends the job where it is; what became of its samples, those left out that are still on their way. */
    Counts cancel(Duration patience) throws Exception {
        cluster.cancelJob(id).get(patience.toSeconds(), TimeUnit.SECONDS);
        JobResult ended = result.get(patience.toSeconds(), TimeUnit.SECONDS);
        Map<String, Object> accumulators = new HashMap<>();
        for (Map.Entry<String, SerializedValue<OptionalFailure<Object>>> entry :
                ended.getAccumulatorResults().entrySet()) {
            accumulators.put(
                    entry.getKey(), entry.getValue().deserializeValue(CLASSES).get());
        }
        return Accounts.of(accumulators);
    }

    /** Waits that long; whether the job has ended. */
    boolean hasEndedWithin(Duration patience) throws InterruptedException {
        try {
            result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true; // await tells why
        }
    }

    /** Whether each of its tasks runs now. */
    boolean isRunning() throws InterruptedException {
        try {
            for (AccessExecutionVertex task : cluster.getExecutionGraphInfo(id)
                    .get(HISTORY_SECONDS, TimeUnit.SECONDS)
                    .getArchivedExecutionGraph()
                    .getAllExecutionVertices()) {
                if (task.getExecutionState() != ExecutionState.RUNNING) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            return false; // it ends itself
        }
    }

    /** The newest attempt that failed, and why; null if none did. */
    Attempts.Failure newestFailure() throws InterruptedException {
        long newest = Long.MIN_VALUE;
        for (RootExceptionHistoryEntry root : history()) {
            newest = Math.max(newest, root.getTimestamp());
        }
        Throwable cause = newest == Long.MIN_VALUE ? null : fromHistory();
        return cause == null ? null : new Attempts.Failure(newest, RootCause.line(cause));
    }

    /** The failures that Flink remembers, oldest first. */
    private Iterable<RootExceptionHistoryEntry> history() throws InterruptedException {
        try {
            return cluster.getExecutionGraphInfo(id)
                    .get(HISTORY_SECONDS, TimeUnit.SECONDS)
                    .getExceptionHistory();
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            LOG.warn("Flink doesn't tell what failed in job {}", id, e); // it ends itself
            return List.of();
        }
    }

    /** The newest failure that Flink remembers and that no shutdown explains; null if it knows none. */
    private Throwable fromHistory() throws InterruptedException {
        List<Throwable> faults = new ArrayList<>();
        for (RootExceptionHistoryEntry root : history()) {
            for (ExceptionHistoryEntry beside : root.getConcurrentExceptions()) {
                faults.add(beside.getException().deserializeError(CLASSES));
            }
            faults.add(root.getException().deserializeError(CLASSES));
        }
        Throwable cause = null;
        for (Throwable fault : faults) {
            Throwable found = RootCause.of(fault);
            if (found != null) {
                LOG.error("an earlier failure of job {}", id, fault);
                cause = found;
            }
        }
        return cause;
    }
}
