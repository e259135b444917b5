#include "session/draft_writer.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/store.h"

/* A file to write, or to remove where `bytes` is NULL. */
struct job {
    char *path;
    char *bytes;
    size_t length;
};

/* One thread per process, as there is one terminal. */
static struct {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    struct job next; /* path NULL: nothing to do */
    bool runs;
    bool ending;
} scribe = {.mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static void free_job(struct job *job)
{
    free(job->path);
    free(job->bytes);
    *job = (struct job){0};
}

static void do_job(const struct job *job)
{
    if (job->bytes)
        store_write(job->path, job->bytes, job->length, NULL, NULL);
    else
        unlink(job->path);
}

static void *work(void *nothing)
{
    pthread_mutex_lock(&scribe.mutex);
    while (scribe.next.path || !scribe.ending) {
        if (!scribe.next.path) {
            pthread_cond_wait(&scribe.changed, &scribe.mutex);
            continue;
        }
        struct job job = scribe.next;
        scribe.next = (struct job){0};
        pthread_mutex_unlock(&scribe.mutex);
        do_job(&job);
        free_job(&job);
        pthread_mutex_lock(&scribe.mutex);
    }
    pthread_mutex_unlock(&scribe.mutex);
    return nothing;
}

/* Signals are for the thread that reads keys. */
static bool start(void)
{
    sigset_t all;
    sigset_t before;
    if (scribe.runs)
        return true;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    scribe.runs = pthread_create(&scribe.thread, NULL, work, NULL) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return scribe.runs;
}

/* Without a thread it is done here and now. */
static void hand_over(struct job job)
{
    if (!start()) {
        do_job(&job);
        free_job(&job);
        return;
    }
    pthread_mutex_lock(&scribe.mutex);
    free_job(&scribe.next);
    scribe.next = job;
    pthread_cond_signal(&scribe.changed);
    pthread_mutex_unlock(&scribe.mutex);
}

void scribe_write(char *path, char *bytes, size_t length)
{
    hand_over((struct job){path, bytes, length});
}

void scribe_remove(char *path)
{
    hand_over((struct job){.path = path});
}

void scribe_end(void)
{
    if (!scribe.runs)
        return;
    pthread_mutex_lock(&scribe.mutex);
    scribe.ending = true;
    pthread_cond_signal(&scribe.changed);
    pthread_mutex_unlock(&scribe.mutex);
    pthread_join(scribe.thread, NULL);
    scribe.runs = scribe.ending = false;
}
