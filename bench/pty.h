/* pty: a program in a pseudo-terminal, timed from outside, as the person before it would see it. */
#ifndef BENCH_PTY_H
#define BENCH_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct pty {
    int master;
    pid_t child;
};

/* What came back after something was done: how long until the last byte, and how many bytes. */
struct pty_answer {
    double seconds;
    size_t bytes;
};

/* Starts `arguments` (ended by NULL) at 80x24 and waits until it has been quiet for a while. */
bool pty_start(struct pty *pty, char *const *arguments, struct pty_answer *answer);

/* Presses keys and waits likewise. */
bool pty_press(struct pty *pty, const char *keys, struct pty_answer *answer);

/* Ends the program and takes its exit status; `resident` (may be NULL) gets its peak memory in
   KiB. */
int pty_stop(struct pty *pty, const char *keys, long *resident);

/* Seconds on a clock that never jumps. */
double pty_now(void);

#endif
