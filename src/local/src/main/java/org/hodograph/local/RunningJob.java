package org.hodograph.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.scheduler.exceptionhistory.ExceptionHistoryEntry;
import org.apache.flink.runtime.scheduler.exceptionhistory.RootExceptionHistoryEntry;
import org.hodograph.flink.RootCause;
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

    /** The newest failure that Flink remembers and that no shutdown explains; null if it knows none. */
    private Throwable fromHistory() throws InterruptedException {
        List<Throwable> faults = new ArrayList<>();
        try {
            for (RootExceptionHistoryEntry root : cluster.getExecutionGraphInfo(id)
                    .get(HISTORY_SECONDS, TimeUnit.SECONDS)
                    .getExceptionHistory()) {
                for (ExceptionHistoryEntry beside : root.getConcurrentExceptions()) {
                    faults.add(beside.getException().deserializeError(CLASSES));
                }
                faults.add(root.getException().deserializeError(CLASSES));
            }
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            LOG.warn("Flink doesn't tell what failed in job {}", id, e); // it ends itself
        }
        Throwable cause = null;
        for (Throwable fault : faults) { // oldest first
            Throwable found = RootCause.of(fault);
            if (found != null) {
                LOG.error("an earlier failure of job {}", id, fault);
                cause = found;
            }
        }
        return cause;
    }
}
