#include "core/base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    struct tm parts = {0};
    gmtime_r(&when, &parts);
    strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

bool clock_is_stamp(const char *text)
{
    struct tm parts = {0};
    char again[32];
    const char *end = strptime(text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    if (!end || *end)
        return false;
    clock_stamp(timegm(&parts), again);
    return strcmp(again, text) == 0;
}

void clock_day(time_t when, char out[16])
{
    struct tm parts = {0};
    tzset(); /* localtime_r need not */
    localtime_r(&when, &parts);
    strftime(out, 16, "%Y-%m-%d", &parts);
}

void clock_day_of_stamp(const char *stamp, char out[16])
{
    struct tm parts = {0};
    const char *end = strptime(stamp, "%Y-%m-%dT%H:%M:%SZ", &parts);
    if (end && !*end)
        clock_day(timegm(&parts), out);
    else
        snprintf(out, 16, "%.10s", stamp);
}
