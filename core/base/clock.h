/* clock: what time it is. The one place that asks, so that tests can hold it still by setting
   SOURCE_DATE_EPOCH. */
#ifndef CORE_BASE_CLOCK_H
#define CORE_BASE_CLOCK_H

#include <stdbool.h>
#include <time.h>

time_t clock_now(void);

/* Seconds that have passed since some time: for how long something may take, whatever clock_now
   says. */
time_t clock_passed(void);

/* Writes the time in UTC as "2026-11-21T10:00:00Z". */
void clock_stamp(time_t when, char out[32]);

/* Whether a text is a time that is written so. */
bool clock_is_stamp(const char *text);

/* Writes the day that it is here, by TZ, as "2026-11-21". */
void clock_day(time_t when, char out[16]);

/* The same of a time that clock_stamp wrote; of another text, how it begins. */
void clock_day_of_stamp(const char *stamp, char out[16]);

#endif
