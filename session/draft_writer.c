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
} draft_writer = {.mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

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
    pthread_mutex_lock(&draft_writer.mutex);
    while (draft_writer.next.path || !draft_writer.ending) {
        if (!draft_writer.next.path) {
            pthread_cond_wait(&draft_writer.changed, &draft_writer.mutex);
            continue;
        }
        struct job job = draft_writer.next;
        draft_writer.next = (struct job){0};
        pthread_mutex_unlock(&draft_writer.mutex);
        do_job(&job);
        free_job(&job);
        pthread_mutex_lock(&draft_writer.mutex);
    }
    pthread_mutex_unlock(&draft_writer.mutex);
    return nothing;
}

/* Signals are for the thread that reads keys. */
static bool start(void)
{
    sigset_t all;
    sigset_t before;
    if (draft_writer.runs)
        return true;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    draft_writer.runs = pthread_create(&draft_writer.thread, NULL, work, NULL) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return draft_writer.runs;
}

/* Without a thread it is done here and now. */
static void hand_over(struct job job)
{
    if (!start()) {
        do_job(&job);
        free_job(&job);
        return;
    }
    pthread_mutex_lock(&draft_writer.mutex);
    free_job(&draft_writer.next);
    draft_writer.next = job;
    pthread_cond_signal(&draft_writer.changed);
    pthread_mutex_unlock(&draft_writer.mutex);
}

void draft_writer_put(char *path, char *bytes, size_t length)
{
    hand_over((struct job){path, bytes, length});
}

void draft_writer_remove(char *path)
{
    hand_over((struct job){.path = path});
}

void draft_writer_end(void)
{
    if (!draft_writer.runs)
        return;
    pthread_mutex_lock(&draft_writer.mutex);
    draft_writer.ending = true;
    pthread_cond_signal(&draft_writer.changed);
    pthread_mutex_unlock(&draft_writer.mutex);
    pthread_join(draft_writer.thread, NULL);
    draft_writer.runs = draft_writer.ending = false;
}
