#include "plain/print.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <unilbrk.h>
#include <uniwidth.h>

#include "core/base/i18n.h"
#include "core/base/text.h"

enum {
    USUAL_WIDTH = 80,
    LEAST_WIDTH = 40,
    MOST_WIDTH = 1000,
    WHOLE_LINE = 1000000000,
    LEAST_TEXT_WIDTH = 24, /* beside something else */
    NARROW_INDENT = 4,     /* where there is less */
};

static bool whole_lines;

static unsigned long terminal_width(void)
{
    struct winsize size;
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

size_t print_width(void)
{
    const char *columns = getenv("COLUMNS");
    unsigned long width = columns ? strtoul(columns, NULL, 10) : 0;
    if (width < 1 || width > MOST_WIDTH)
        width = terminal_width();
    if (width < 1 || width > MOST_WIDTH)
        return whole_lines ? WHOLE_LINE : USUAL_WIDTH;
    return width < LEAST_WIDTH ? LEAST_WIDTH : width;
}

void print_whole_lines(void)
{
    whole_lines = !isatty(STDOUT_FILENO);
}

static void print_spaces(size_t count)
{
    printf("%*s", (int)count, "");
}

static size_t width_of(const char *text)
{
    int width = u8_strwidth((const uint8_t *)text, "UTF-8");
    return width > 0 ? (size_t)width : 0;
}

/* A line ends before the spaces at which it was broken. */
static void print_without_end(const char *piece, size_t length)
{
    while (length && piece[length - 1] == ' ')
        length--;
    fwrite(piece, 1, length, stdout);
}

static bool is_joined(char c)
{
    return c > ' ' && c < 0x7F;
}

/* Ids and option words stay whole, so that they can be copied and searched for: between two ASCII
   characters a line ends only at a blank. */
static void keep_words(const char *text, size_t length, char *override)
{
    override[0] = UC_BREAK_UNDEFINED;
    for (size_t i = 1; i < length; i++)
        override[i] =
            is_joined(text[i - 1]) && is_joined(text[i]) ? UC_BREAK_PROHIBITED : UC_BREAK_UNDEFINED;
}

/* One paragraph; the cursor stands at `indent` already. */
static void print_paragraph(size_t indent, const char *text, size_t length)
{
    size_t room = print_width() - indent;
    char *breaks = malloc(2 * length + 1);
    if (!breaks) {
        print_without_end(text, length);
        return;
    }
    char *override = breaks + length;
    keep_words(text, length, override);
    u8_width_linebreaks((const uint8_t *)text, length, (int)room, 0, 0, override, "UTF-8", breaks);
    size_t start = 0;
    for (size_t i = 1; i < length; i++) {
        if (breaks[i] != UC_BREAK_POSSIBLE && breaks[i] != UC_BREAK_MANDATORY)
            continue;
        print_without_end(text + start, i - start);
        putchar('\n');
        print_spaces(indent);
        start = i;
    }
    print_without_end(text + start, length - start);
    free(breaks);
}

/* Paragraphs; the cursor stands at `indent` in the first of them. */
static void print_from_here(size_t indent, const char *text)
{
    struct text harmless = {0};
    text_append_harmless(&harmless, text);
    char *at = text_take(&harmless);
    char *rest = at;
    for (char *c = at; c && *c; c++)
        if (*c == '\t')
            *c = ' ';
    for (bool first = true; rest; first = false) {
        char *line = strsep(&rest, "\n");
        if (!first && rest == NULL && !*line)
            break;
        if (!first && *line)
            print_spaces(indent);
        print_paragraph(indent, line, strlen(line));
        putchar('\n');
    }
    free(at);
}

static size_t fitting(size_t indent)
{
    return indent + LEAST_TEXT_WIDTH > print_width() ? NARROW_INDENT : indent;
}

void print_wrapped(size_t indent, const char *text)
{
    indent = fitting(indent);
    print_spaces(indent);
    print_from_here(indent, text);
}

void print_item(const char *lead, size_t indent, const char *text)
{
    char harmless[256];
    text_harmless(lead, harmless, sizeof harmless);
    size_t width = width_of(harmless);
    indent = fitting(indent);
    fputs(harmless, stdout);
    if (width < indent) {
        print_spaces(indent - width);
    } else {
        putchar('\n');
        print_spaces(indent);
    }
    print_from_here(indent, text);
}

void print_labelled(size_t indent, const char *label, const char *words)
{
    struct text line = {0};
    if (!words || !*words)
        return;
    text_append_format(&line, "%s: %s", label, words);
    print_wrapped(indent, line.data ? line.data : words);
    text_free(&line);
}

void print_line(const char *text)
{
    char harmless[1024];
    text_harmless(text, harmless, sizeof harmless);
    puts(harmless);
}

int print_json(char *document, const struct error *error)
{
    if (!document)
        return complain(error);
    fputs(document, stdout);
    free(document);
    return EXIT_DONE;
}

int complain(const struct error *error)
{
    char description[1700];
    error_describe(error, description, sizeof description);
    fprintf(stderr, "mnr-assess: %s\n", description);
    return EXIT_CANNOT;
}

int complain_about(const char *format, ...)
{
    char raw[1024];
    char harmless[sizeof raw];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(raw, sizeof raw, format, arguments);
    va_end(arguments);
    text_harmless(raw, harmless, sizeof harmless);
    fprintf(stderr, "mnr-assess: %s\n", harmless);
    return EXIT_CANNOT;
}

/* A file that cannot even be read, as against one that is wrong. */
static bool is_unreadable(const struct error *error)
{
    return error->kind == ERROR_SYSTEM || error->kind == ERROR_MEMORY ||
           error->kind == ERROR_UNCONFIRMED;
}

static int print_problem(const struct problem *problem)
{
    const struct error *error = &problem->error;
    if (is_unreadable(error))
        return complain(error);
    printf("%s:%zu:%zu: %s: %s\n", error->path, error->line ? error->line : 1,
           error->column ? error->column : 1, severity_word(problem->severity), error->problem);
    return EXIT_TO_SEE;
}

int print_problems(const struct problems *problems)
{
    int worst = EXIT_DONE;
    for (size_t i = 0; i < problems->count; i++) {
        int status = print_problem(&problems->items[i]);
        worst = status > worst ? status : worst;
    }
    if (problems->left_out && problems->count < PROBLEMS_MAX)
        return complain_about("%s", _("out of memory"));
    if (problems->left_out)
        printf(ngettext("and %zu more\n", "and %zu more\n", problems->left_out),
               problems->left_out);
    return worst;
}
