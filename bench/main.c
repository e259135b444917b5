/*
 * bench PROGRAM: measures what design asks for, as ratios against something outside in the same
 * run: the same bytes through the bare library, or the same moment in another program. Medians of
 * pairs taken in turn, so that a machine whose speed drifts does not favour one side.
 */
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmark.h>
#include <yaml.h>

#include "bench/pty.h"
#include "core/base/store.h"
#include "core/catalogue/content.h"
#include "core/loading/load.h"
#include "core/rules/advice.h"
#include "export/document/html.h"
#include "export/document/markdown.h"
#include "export/document/tree.h"
#include "export/report/report.h"

enum { PAIRS = 21, KEYS = 200, ROUNDS = 50 };

/* What an xterm in application mode sends for the arrows. */
#define DOWN "\033OB"
#define UP "\033OA"

static const char *program;
static char directory[] = "/tmp/mnr-bench-XXXXXX";
static char file[64];

static int ascending(const void *one, const void *other)
{
    double a = *(const double *)one;
    double b = *(const double *)other;
    return (a > b) - (a < b);
}

static double quantile(double *values, size_t count, double q)
{
    qsort(values, count, sizeof *values, ascending);
    return values[(size_t)(q * (double)(count - 1) + 0.5)];
}

/* One side of a comparison: does the thing once and returns how many seconds it took. */
typedef double side(void *context);

struct comparison {
    const char *what;
    const char *against;
    const char *reach;
    side *ours;
    side *outside;
    void *context;
};

static void compare(const struct comparison *comparison)
{
    double ours[PAIRS];
    double outside[PAIRS];
    double ratios[PAIRS];
    comparison->ours(comparison->context);
    comparison->outside(comparison->context);
    for (size_t i = 0; i < PAIRS; i++) {
        ours[i] = comparison->ours(comparison->context);
        outside[i] = comparison->outside(comparison->context);
        ratios[i] = ours[i] / outside[i];
    }
    printf("%-34s %8.3f ms   %-38s %8.3f ms   %5.2f x   (reach %s)\n", comparison->what,
           quantile(ours, PAIRS, 0.5) * 1e3, comparison->against,
           quantile(outside, PAIRS, 0.5) * 1e3, quantile(ratios, PAIRS, 0.5), comparison->reach);
}

/* ---- start ---- */

static char *const *wizard(void)
{
    static char *arguments[4];
    static char program_path[256];
    static char edit[] = "edit";
    snprintf(program_path, sizeof program_path, "%s", program);
    arguments[0] = program_path;
    arguments[1] = edit;
    arguments[2] = file;
    return arguments;
}

static double start_of(char *const *arguments)
{
    struct pty pty;
    struct pty_answer answer;
    if (!pty_start(&pty, arguments, &answer))
        answer.seconds = -1;
    pty_stop(&pty, NULL, NULL);
    return answer.seconds;
}

static double start_wizard(void *context)
{
    (void)context;
    return start_of(wizard());
}

static double start_dialog(void *context)
{
    static char words[][16] = {"dialog", "--msgbox", "hello", "20", "70"};
    char *arguments[] = {words[0], words[1], words[2], words[3], words[4], NULL};
    (void)context;
    return start_of(arguments);
}

/* ---- keys ---- */

static void measure_keys(void)
{
    struct pty pty;
    struct pty_answer answer;
    double seconds[KEYS];
    size_t most = 0;
    long resident = 0;
    if (!pty_start(&pty, wizard(), &answer))
        return;
    pty_press(&pty, "o", &answer); /* the outline */
    for (size_t i = 0; i < KEYS; i++) {
        pty_press(&pty, i % 20 < 10 ? DOWN : UP, &answer);
        seconds[i] = answer.seconds;
        most = answer.bytes > most ? answer.bytes : most;
    }
    int status = pty_stop(&pty, "\003", &resident);
    printf("%-34s %8.3f ms   99th percentile of %d%*s(reach 2 ms)\n", "one key",
           quantile(seconds, KEYS, 0.99) * 1e3, KEYS, 42, "");
    printf("%-34s %8zu bytes %*s(reach 600)\n", "one row down, at most", most, 62, "");
    printf("%-34s %8.1f MiB, exit %d %*s(reach 12 MiB)\n", "peak resident while editing",
           (double)resident / 1024, status, 53, "");
}

/* ---- load, save, report: the same bytes ---- */

struct material {
    const struct catalogue *catalogue;
    char *bytes;
    size_t length;
    struct assessment *assessment;
    struct report_input report;
    char *markdown;
};

static double load_ours(void *context)
{
    const struct material *material = context;
    double start = pty_now();
    for (int i = 0; i < ROUNDS; i++) {
        struct problems problems = {0};
        struct assessment *assessment = assessment_parse(
            material->catalogue, "bench", material->bytes, material->length, &problems);
        struct applies *applies = applies_new(assessment);
        struct findings *findings = findings_new(applies);
        findings_free(findings);
        applies_free(applies);
        assessment_free(assessment);
        problems_free(&problems);
    }
    return (pty_now() - start) / ROUNDS;
}

static double load_libyaml(void *context)
{
    const struct material *material = context;
    double start = pty_now();
    for (int i = 0; i < ROUNDS; i++) {
        yaml_parser_t parser;
        yaml_event_t event;
        bool done = false;
        yaml_parser_initialize(&parser);
        yaml_parser_set_input_string(&parser, (const unsigned char *)material->bytes,
                                     material->length);
        while (!done && yaml_parser_parse(&parser, &event)) {
            done = event.type == YAML_STREAM_END_EVENT;
            yaml_event_delete(&event);
        }
        yaml_parser_delete(&parser);
    }
    return (pty_now() - start) / ROUNDS;
}

static double save_ours(void *context)
{
    struct material *material = context;
    const struct question *question = catalogue_question(material->catalogue, "mnr.q81");
    struct answer draft = {.state = ANSWER_ANSWERED};
    char words[64];
    static int number;
    snprintf(words, sizeof words, "Words number %d.", number++);
    draft.value = words;
    double start = pty_now();
    assessment_set_answer(material->assessment, question, &draft, NULL);
    if (!assessment_save(material->assessment, NULL))
        return -1;
    return pty_now() - start;
}

static double save_bare(void *context)
{
    const struct material *material = context;
    char path[80];
    char temporary[88];
    snprintf(path, sizeof path, "%s/bare", directory);
    snprintf(temporary, sizeof temporary, "%s.new", path);
    double start = pty_now();
    int out = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    bool done = write(out, material->bytes, material->length) == (ssize_t)material->length;
    done = fsync(out) == 0 && close(out) == 0 && rename(temporary, path) == 0 && done;
    int folder = open(directory, O_RDONLY | O_DIRECTORY);
    done = fsync(folder) == 0 && done;
    close(folder);
    return done ? pty_now() - start : -1;
}

typedef char *write_tree(cmark_node *document, struct error *error);

static double time_ours(const struct material *material, write_tree *write)
{
    double start = pty_now();
    cmark_node *report = report_new(&material->report, NULL);
    char *text = write(report, NULL);
    tree_free(report);
    free(text);
    return pty_now() - start;
}

static char *outside_markdown(cmark_node *document)
{
    return cmark_render_commonmark(document, 0, 0);
}

static char *outside_html(cmark_node *document)
{
    return cmark_render_html(document, 0);
}

static double time_libcmark(const struct material *material, char *(*write)(cmark_node *document))
{
    double start = pty_now();
    cmark_node *report = cmark_parse_document(material->markdown, strlen(material->markdown), 0);
    char *text = write(report);
    cmark_node_free(report);
    free(text);
    return pty_now() - start;
}

static double markdown_ours(void *context)
{
    return time_ours(context, markdown_write);
}

static double markdown_libcmark(void *context)
{
    return time_libcmark(context, outside_markdown);
}

static double html_ours(void *context)
{
    return time_ours(context, html_write);
}

static double html_libcmark(void *context)
{
    return time_libcmark(context, outside_html);
}

/* ---- all ---- */

static bool prepare(struct material *material)
{
    struct problems problems = {0};
    struct error error;
    size_t length;
    const char *practice = data_embedded_file("practice/zzz.yaml", &length);
    if (!mkdtemp(directory) || !practice)
        return false;
    snprintf(file, sizeof file, "%s/practice.yaml", directory);
    if (!store_create(file, practice, length, NULL, &error))
        return false;
    setenv("XDG_STATE_HOME", directory, 1);
    material->catalogue = catalogue_load(NULL, NULL, &problems);
    if (!material->catalogue ||
        !store_read(file, LIMIT_FILE_BYTES, &material->bytes, &material->length, NULL, &error))
        return false;
    material->assessment = assessment_load(material->catalogue, file, &problems);
    if (!material->assessment)
        return false;
    struct applies *applies = applies_new(material->assessment);
    struct findings *findings = findings_new(applies);
    material->report = (struct report_input){
        .findings = findings,
        .advice = advice_new(findings),
        .date = "2026-01-01",
        .format = "markdown",
    };
    cmark_node *report = report_new(&material->report, &error);
    material->markdown = report ? markdown_write(report, &error) : NULL;
    tree_free(report);
    return material->markdown != NULL;
}

int main(int argc, char **argv)
{
    static struct material material;
    setlocale(LC_ALL, "");
    if (argc != 2) {
        fprintf(stderr, "usage: bench PROGRAM\n");
        return 2;
    }
    program = argv[1];
    if (!prepare(&material)) {
        fprintf(stderr, "bench: the practice country could not be prepared\n");
        return 2;
    }
    printf("assessment of %zu bytes, report of %zu bytes; medians of %d pairs\n\n", material.length,
           strlen(material.markdown), PAIRS);
    const struct comparison comparisons[] = {
        {"start to first full screen", "dialog --msgbox", "1 x", start_wizard, start_dialog, NULL},
        {"load + findings", "libyaml parsing the same bytes", "1.5 x", load_ours, load_libyaml,
         &material},
        {"save, durable", "write + fsync + rename + fsync", "1.2 x", save_ours, save_bare,
         &material},
        {"report to Markdown", "libcmark parsing and rendering it", "2 x", markdown_ours,
         markdown_libcmark, &material},
        {"report to HTML", "libcmark parsing and rendering it", "2 x", html_ours, html_libcmark,
         &material},
    };
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++)
        compare(&comparisons[i]);
    measure_keys();
    return 0;
}
