package org.hodograph.local;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobmaster.JobResult;

/** A job that was submitted. Whoever waits beside it hears of its end, in one line that names the cause. */
final class RunningJob {

    private final CompletableFuture<JobResult> result;

    RunningJob(CompletableFuture<JobResult> result) {
        this.result = result;
    }

    /** Waits until the job has finished. */
    JobExecutionResult await() throws Exception {
        JobResult ended = result.get();
        try {
            return ended.toJobExecutionResult(RunningJob.class.getClassLoader());
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
            throw new IOException("the job's end is unknown: " + e.getCause(), e);
        }
    }

    private static IOException failure(JobResult ended) {
        Throwable fault = ended.getSerializedThrowable()
                .map(serialized -> serialized.deserializeError(RunningJob.class.getClassLoader()))
                .orElse(null);
        if (fault == null) {
            String state = ended.getJobStatus().map(Enum::name).orElse("UNKNOWN");
            return new IOException("the job has ended: it is " + state);
        }
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new IOException("the job failed: " + cause, fault);
    }
}
