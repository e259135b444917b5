/*
 * fuzz: what the fuzzers share. Each is one function that libFuzzer calls with bytes of its own
 * making; what must hold of them stands in HOLDS, and what does not ends the run with the input
 * kept. Nothing of the machine decides how a run goes.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/record/assessment.h"

#define HOLDS(condition, ...) fuzz_holds((condition), __FILE__, __LINE__, __VA_ARGS__)

void fuzz_holds(bool holds, const char *file, int line, const char *what);

/* libFuzzer's two entrances. */
int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* The bytes with a NUL behind them; free() it. */
char *fuzz_text(const uint8_t *bytes, size_t length);

/* The questionnaires inside the program; the small collection of the tests. Each loaded once. */
const struct catalogue *fuzz_catalogue(void);
const struct catalogue *fuzz_small(void);

/* Every problem can be shown as it is; and there is an error exactly when nothing was `made`. */
void fuzz_check_problems(const struct problems *problems, bool made);

/* Strict UTF-8 in which nothing can harm a terminal. */
bool fuzz_is_harmless(const char *text);

/* What follows from an assessment, every face of it: none may be missing or harmful, whatever was
   answered makes no heading in the report, and `secret` (NULL for none) is not in a shared one. */
void fuzz_check_faces(const struct assessment *assessment, bool share, bool full,
                      const char *secret);

/* The assessment's file reads back as the same answers and the same file. */
void fuzz_check_round(const struct assessment *assessment);

#endif
