/* clock: what time it is. The one place that asks, so that tests can hold it still by setting
   SOURCE_DATE_EPOCH. */
#ifndef CORE_CLOCK_H
#define CORE_CLOCK_H

#include <time.h>

time_t clock_now(void);

/* Seconds that have passed since some time: for how long something may take, whatever clock_now
   says. */
time_t clock_passed(void);

/* Writes the time in UTC as "2026-11-21T10:00:00Z". */
void clock_stamp(time_t when, char out[32]);

/* Writes the day as "2026-11-21". */
void clock_day(time_t when, char out[16]);

#endif
