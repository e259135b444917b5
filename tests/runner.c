#include "tests/runner.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CUnit/Basic.h>

struct tally {
    unsigned int passed;
    unsigned int failed;
    bool sound; /* something was run, and all that was to be */
};

static void choose(const char *part)
{
    CU_set_fail_on_inactive(CU_FALSE);
    for (CU_pSuite suite = CU_get_registry()->pSuite; suite; suite = suite->pNext)
        if (!strcasestr(suite->pName, part))
            CU_set_suite_active(suite, CU_FALSE);
}

static struct tally run(void (*const suites[])(void), size_t count, const char *part,
                        void (*end)(void))
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return (struct tally){0};
    for (size_t i = 0; i < count; i++)
        suites[i]();
    bool registered = CU_get_error() == CUE_SUCCESS;
    if (!registered)
        fprintf(stderr, "a suite could not be registered: %s\n", CU_get_error_msg());
    if (part)
        choose(part);
    CU_basic_set_mode(CU_BRM_NORMAL);
    CU_basic_run_tests();
    CU_basic_show_failures(CU_get_failure_list());
    unsigned int all = CU_get_number_of_tests_run();
    unsigned int failed = CU_get_number_of_tests_failed() + CU_get_number_of_suites_failed();
    if (end)
        end();
    CU_cleanup_registry();
    return (struct tally){all - failed, failed, registered && all};
}

static int tell(const struct tally *tally)
{
    printf("\n%u passed, %u failed\n", tally->passed, tally->failed);
    return tally->failed || !tally->sound;
}

int runner_run(void (*const suites[])(void), size_t count, const char *part, void (*end)(void))
{
    struct tally tally = run(suites, count, part, end);
    return tell(&tally);
}

/* ---- each suite in a process of its own ---- */

struct worker {
    pid_t process;
    FILE *said; /* what it wrote */
};

static void begin(struct worker *worker, void (*suite)(void), struct tally *tally,
                  void (*end)(void))
{
    fflush(NULL);
    worker->said = tmpfile();
    worker->process = worker->said ? fork() : -1;
    if (worker->process < 0) {
        perror("a suite cannot be run");
        exit(2);
    }
    if (worker->process > 0)
        return;
    dup2(fileno(worker->said), STDOUT_FILENO);
    dup2(fileno(worker->said), STDERR_FILENO);
    *tally = run(&suite, 1, NULL, end);
    exit(0); /* looks for leaks, where that is compiled in */
}

/* Of a suite of which all is well nothing needs to be read. */
static void finish(struct worker *worker, struct tally *tally, int status)
{
    char bytes[4096];
    bool ended = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    bool good = ended && tally->sound && !tally->failed;
    rewind(worker->said);
    for (size_t got; !good && (got = fread(bytes, 1, sizeof bytes, worker->said)) > 0;)
        fwrite(bytes, 1, got, stdout);
    if (!ended)
        printf("\na suite of tests was ended (status %d)\n", status);
    tally->sound = tally->sound && ended;
    fclose(worker->said);
    *worker = (struct worker){0};
}

/* Waits for any of them; the tally of worker i is tallies[i]. */
static void wait_for_one(struct worker *workers, struct tally *tallies, size_t count)
{
    int status;
    pid_t ended;
    do
        ended = wait(&status);
    while (ended < 0 && errno == EINTR);
    for (size_t i = 0; i < count; i++)
        if (ended > 0 && workers[i].process == ended)
            finish(&workers[i], &tallies[i], status);
}

static struct tally sum(const struct tally *tallies, size_t count)
{
    struct tally all = {.sound = true};
    for (size_t i = 0; i < count; i++) {
        all.passed += tallies[i].passed;
        all.failed += tallies[i].failed;
        all.sound = all.sound && tallies[i].sound;
    }
    return all;
}

int runner_run_at_once(void (*const suites[])(void), size_t count, void (*end)(void))
{
    long most = sysconf(_SC_NPROCESSORS_ONLN);
    struct tally *tallies = mmap(NULL, count * sizeof *tallies, PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct worker *workers = tallies == MAP_FAILED ? NULL : calloc(count, sizeof *workers);
    if (!workers)
        return 2;
    size_t begun = 0;
    for (long running = 0; begun < count || running;) {
        if (begun < count && (running == 0 || running < most)) {
            begin(&workers[begun], suites[begun], &tallies[begun], end);
            begun++;
            running++;
        } else {
            wait_for_one(workers, tallies, begun);
            running--;
        }
    }
    struct tally all = sum(tallies, count);
    free(workers);
    munmap(tallies, count * sizeof *tallies);
    return tell(&all);
}
