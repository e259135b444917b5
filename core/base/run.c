#include "core/base/run.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "core/base/clock.h"
#include "core/base/text.h"

/* ---- this process ---- */

/* The first line of a small file of the system; "" when there is none. */
static void read_line(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "re");
    if (!file || !fgets(out, (int)size, file))
        out[0] = '\0';
    out[strcspn(out, "\n")] = '\0';
    if (file)
        fclose(file);
}

/* Field 22 of /proc/PID/stat, counted behind the name, which may have blanks in it. Returns whether
   the process has ended, and only waits for its parent to ask how. */
static bool read_begun(long process, char out[32])
{
    enum { FIELDS_BEHIND_NAME = 20 };
    char path[64];
    char line[1024];
    snprintf(path, sizeof path, "/proc/%ld/stat", process);
    read_line(path, line, sizeof line);
    char *field = strrchr(line, ')');
    bool ended = field && (strncmp(field, ") Z", 3) == 0 || strncmp(field, ") X", 3) == 0);
    for (int i = 0; field && i < FIELDS_BEHIND_NAME; i++) {
        field = strchr(field, ' ');
        field += field != NULL;
    }
    snprintf(out, 32, "%.*s", field ? (int)strcspn(field, " ") : 0, field ? field : "");
    return ended;
}

/* Not looked up by number: that may ask a server. */
static const char *user_name(void)
{
    const char *name = getenv("USER");
    if (!name || !*name)
        name = getenv("LOGNAME");
    return name && text_is_utf8(name, strlen(name), NULL) ? name : "";
}

/* Without chance to be had, by the process and the time: no two of those are the same. */
static void draw_name(char name[RUN_NAME])
{
    unsigned char drawn[(RUN_NAME - 1) / 2];
    struct timespec now = {0};
    if (getrandom(drawn, sizeof drawn, 0) == sizeof drawn) {
        for (size_t i = 0; i < sizeof drawn; i++)
            snprintf(name + 2 * i, 3, "%02x", drawn[i]);
        return;
    }
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(name, RUN_NAME, "%06lx%010llx", (unsigned long)getpid() & 0xffffff,
             (unsigned long long)now.tv_nsec + (unsigned long long)now.tv_sec % 512 * 1000000000);
}

void run_identify(struct run *run)
{
    char host[sizeof run->host] = "";
    *run = (struct run){.process = (long)getpid()};
    if (gethostname(host, sizeof host - 1) != 0)
        host[0] = '\0';
    text_harmless(host, run->host, sizeof run->host);
    read_line("/proc/sys/kernel/random/boot_id", run->boot, sizeof run->boot);
    read_begun(run->process, run->begun);
    ssize_t length = readlink("/proc/self/ns/pid", run->space, sizeof run->space - 1);
    run->space[length > 0 ? length : 0] = '\0';
    snprintf(run->user, sizeof run->user, "%s", user_name());
    clock_stamp(clock_now(), run->since);
}

void run_begin(struct run *run)
{
    run_identify(run);
    draw_name(run->name);
}

/* ---- written down ---- */

void run_write(const struct run *run, struct yaml_writer *writer)
{
    char process[32];
    snprintf(process, sizeof process, "%ld", run->process);
    if (*run->name)
        yaml_write_entry(writer, "run", run->name);
    yaml_write_entry(writer, "host", run->host);
    yaml_write_entry(writer, "boot", run->boot);
    yaml_write_entry(writer, "space", run->space);
    yaml_write_entry(writer, "process", process);
    yaml_write_entry(writer, "begun", run->begun);
    yaml_write_entry(writer, "user", run->user);
    yaml_write_entry(writer, "since", run->since);
}

static void copy_text(const struct yaml_node *map, const char *key, char *out, size_t size)
{
    text_harmless(yaml_text(yaml_get(map, key)), out, size);
}

void run_read(const struct yaml_node *map, struct run *run)
{
    *run = (struct run){0};
    copy_text(map, "run", run->name, sizeof run->name);
    copy_text(map, "host", run->host, sizeof run->host);
    copy_text(map, "boot", run->boot, sizeof run->boot);
    copy_text(map, "space", run->space, sizeof run->space);
    copy_text(map, "begun", run->begun, sizeof run->begun);
    copy_text(map, "user", run->user, sizeof run->user);
    copy_text(map, "since", run->since, sizeof run->since);
    run->process = strtol(yaml_text(yaml_get(map, "process")), NULL, 10);
}

/* ---- another one ---- */

static bool still_runs(const struct run *other)
{
    char begun[32];
    if (other->process <= 0 || (kill((pid_t)other->process, 0) != 0 && errno == ESRCH))
        return false;
    if (read_begun(other->process, begun))
        return false;
    return !*begun || !*other->begun || strcmp(begun, other->begun) == 0;
}

/* Whether its number counts among the processes that can be seen here. Version 0.1.0 did not write
   down which those are. */
static bool is_near(const struct run *self, const struct run *other)
{
    return strcmp(self->host, other->host) == 0 && strcmp(self->boot, other->boot) == 0 &&
           (!*other->space || strcmp(self->space, other->space) == 0);
}

enum run_standing run_look(const struct run *run)
{
    struct run self;
    run_identify(&self);
    if (!is_near(&self, run))
        return RUN_UNSEEN;
    return still_runs(run) ? RUN_LIVES : RUN_ENDED;
}

bool run_is_own(const struct run *run)
{
    struct run self;
    run_identify(&self);
    return is_near(&self, run) && self.process == run->process &&
           strcmp(self.begun, run->begun) == 0;
}
