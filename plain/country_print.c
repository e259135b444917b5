#include "plain/country_print.h"

#include <stdio.h>

#include "plain/print.h"

enum { INDENT = 2, MARK_COLUMN = 18, COUNTS_INDENT = 4 };

static void print_mark(const char *label, const char *words)
{
    char lead[64];
    snprintf(lead, sizeof lead, "%*s%s", INDENT, "", label);
    print_item(lead, MARK_COLUMN, words);
}

static const struct {
    bool apart; /* an empty line stands before it */
    size_t indent;
} looks[] = {
    [COUNTRY_NAME] = {false, 0},       [COUNTRY_INTRODUCTION] = {false, 0},
    [COUNTRY_DOCUMENT] = {true, 0},    [COUNTRY_WORDS] = {false, INDENT},
    [COUNTRY_MARK] = {false, INDENT},  [COUNTRY_BESIDE] = {false, MARK_COLUMN},
    [COUNTRY_TOTAL] = {false, INDENT}, [COUNTRY_COUNTS] = {false, COUNTS_INDENT},
    [COUNTRY_CARE] = {true, 0},
};

static void print_country_line(void *context, enum country_part part, const char *label,
                               const char *words)
{
    enum country_part *before = context;
    if (looks[part].apart && *before != part)
        putchar('\n');
    *before = part;
    if (part == COUNTRY_MARK)
        print_mark(label, words);
    else if (label)
        print_labelled(looks[part].indent, label, words);
    else
        print_wrapped(looks[part].indent, words);
}

void country_print(const struct catalogue *catalogue, const struct figures *figures,
                   const char *code, const struct applies *own)
{
    enum country_part before = COUNTRY_NAME;
    struct country_face face = {.line = print_country_line, .context = &before, .own = own};
    country_tell(catalogue, figures, code, &face);
}

void country_print_totals(const struct catalogue *catalogue, const struct figures *figures,
                          const struct country_totals *totals)
{
    enum country_part before = COUNTRY_NAME;
    struct country_face face = {.line = print_country_line, .context = &before};
    country_tell_totals(catalogue, figures, totals, &face);
}
