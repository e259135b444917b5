#include "core/clock.h"

#include <stdlib.h>

time_t clock_now(void)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    char *end;
    long long seconds = fixed ? strtoll(fixed, &end, 10) : 0;
    if (fixed && end != fixed && *end == '\0' && seconds >= 0)
        return (time_t)seconds;
    return time(NULL);
}

time_t clock_passed(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

void clock_stamp(time_t when, char out[32])
{
    struct tm parts;
    gmtime_r(&when, &parts);
    strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

void clock_day(time_t when, char out[16])
{
    struct tm parts;
    gmtime_r(&when, &parts);
    strftime(out, 16, "%Y-%m-%d", &parts);
}
