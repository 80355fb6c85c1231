package parallax.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the code of cells on a thread of its own, so that code that nothing can stop can be left behind and the session
 * goes on with a new thread.
 */
final class CellRunner implements AutoCloseable {
    /** How code ended: with a value, with what it threw, or left behind. */
    record Outcome(Object value, Throwable thrown, boolean abandoned) {
        static Outcome of(Object value) {
            return new Outcome(value, null, false);
        }

        static Outcome threw(Throwable thrown) {
            return new Outcome(null, thrown, false);
        }

        static Outcome leftBehind() {
            return new Outcome(null, new CellInterruption(), true);
        }
    }

    /** The code of a snippet. */
    @FunctionalInterface
    interface Body {
        /** Runs it and returns its value. */
        Object run() throws Throwable;
    }

    private record Job(Body body, CompletableFuture<Outcome> outcome) {}

    /** Deep enough for a recursion a learner means, shallow enough that an endless one ends at once. */
    private static final long STACK_BYTES = 8L << 20;

    private static final int INTERRUPT_ATTEMPTS = 4;
    private static final long ATTEMPT_MILLIS = 200;

    /** A collection of all may come between, and takes seconds. */
    private static final int MEMORY_ATTEMPTS = 25;

    private final InterruptSwitch interruptSwitch;
    private final ClassLoader loader;
    private final MemoryReserve reserve;
    private volatile Worker worker;
    private volatile Job current;
    private volatile boolean cellRuns;
    private volatile boolean interrupted;

    CellRunner(InterruptSwitch interruptSwitch, ClassLoader loader, MemoryReserve reserve) {
        this.interruptSwitch = interruptSwitch;
        this.loader = loader;
        this.reserve = reserve;
        worker = new Worker();
    }

    /** Brackets a cell: only between the two it can be interrupted. Waits until what stopped the one before it is over. */
    synchronized void setCellRuns(boolean runs) {
        interrupted = false;
        cellRuns = runs;
    }

    /** Tells whether the cell that runs was interrupted. */
    boolean isInterrupted() {
        return interrupted;
    }

    /** Tells whether the calling thread is the one that runs cells. */
    boolean isCellThread() {
        return Thread.currentThread() == worker;
    }

    /** Runs the body and waits for its end, or for its being left behind. */
    Outcome run(Body body) {
        if (isCellThread()) {
            return worker.outcome(body); // a cell has more source run
        }
        Job job = new Job(body, new CompletableFuture<>());
        current = job;
        try {
            // An interrupt sets the flag before it looks for a job, so it either finds this one or is seen here.
            if (interrupted) {
                return Outcome.threw(new CellInterruption());
            }
            worker.jobs.add(job);
            return job.outcome.join();
        } finally {
            current = null;
        }
    }

    /** Stops what runs; returns when it has stopped or has been left behind. */
    synchronized void interrupt() {
        interrupted = cellRuns;
        Job job = current;
        if (job == null) {
            return;
        }
        interruptSwitch.raise();
        try {
            Worker target = worker;
            for (int i = 0; i < INTERRUPT_ATTEMPTS; i++) {
                target.interrupt();
                if (ended(job)) {
                    return;
                }
            }
            if (ThreadStop.stop(target) && ended(job)) {
                return;
            }
            worker = new Worker();
            interruptSwitch.condemn(target);
            job.outcome.complete(Outcome.leftBehind());
        } finally {
            interruptSwitch.lower();
        }
    }

    /** Stops the code of cells wherever it runs, with what the JVM would throw a moment later. */
    synchronized void stopFillingMemory() {
        Job job = current;
        interruptSwitch.raiseForMemory();
        try {
            reserve.giveUp(); // not before: what fills the memory would take it as well
            int attempts = job == null ? 1 : MEMORY_ATTEMPTS; // without a cell, a thread of one fills it
            for (int i = 0; i < attempts && (job == null || !job.outcome.isDone()); i++) {
                Thread.sleep(ATTEMPT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            interruptSwitch.lower();
        }
    }

    private static boolean ended(Job job) {
        try {
            job.outcome.get(ATTEMPT_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        worker.jobs.add(new Job(null, new CompletableFuture<>()));
    }

    private final class Worker extends Thread {
        final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>();

        Worker() {
            super(null, null, "cell", STACK_BYTES);
            setDaemon(true);
            setContextClassLoader(loader);
            start();
        }

        @Override
        public void run() {
            while (!interruptSwitch.isCondemned()) {
                Job job = next();
                if (job.body == null) {
                    return;
                }
                Outcome outcome = outcome(job.body);
                reserve.giveUpForAnswer(outcome.thrown());
                job.outcome.complete(outcome);
            }
        }

        private Job next() {
            while (true) {
                try {
                    return jobs.take();
                } catch (InterruptedException e) {
                    // Meant for the job that has just ended.
                }
            }
        }

        private Outcome outcome(Body body) {
            try {
                return Outcome.of(body.run());
            } catch (Throwable e) {
                reserve.giveUpAfter(e);
                return Outcome.threw(e);
            }
        }
    }
}
