/* The same words are the same text by every door of the wizard: pastes into texts, notes and
   fields, keys, and the person's own editor. The table is tests/data/doors.tsv; arguments, standard
   input and lines are in tests/commands/doors.sh. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

enum { MOST_ROWS = 64, MOST_BYTES = 256 };

struct row {
    char name[64];
    char bytes[MOST_BYTES];
    size_t length;
    char given[MOST_BYTES]; /* JSON, "blank" or "refused" */
    char pasted[MOST_BYTES];
    bool keys;
};

static struct row rows[MOST_ROWS];
static size_t row_count;

/* As printf has them: \\ooo, \\r, \\n, \\t. */
static size_t unescape(const char *text, char *bytes)
{
    size_t length = 0;
    while (*text) {
        unsigned octal;
        const char *letter = text[0] == '\\' ? strchr("rnt", text[1]) : NULL;
        if (letter) {
            bytes[length++] = "\r\n\t"[letter - "rnt"];
            text += 2;
        } else if (text[0] == '\\' && sscanf(text + 1, "%3o", &octal) == 1) {
            bytes[length++] = (char)octal;
            text += 4;
        } else {
            bytes[length++] = *text++;
        }
    }
    return length;
}

static void read_row(char *line)
{
    struct row *row = &rows[row_count];
    char *fields[5];
    size_t count = 0;
    for (char *field; count < 5 && (field = strsep(&line, "\t\n"));)
        fields[count++] = field;
    if (count < 5 || *fields[0] == '#')
        return;
    snprintf(row->name, sizeof row->name, "%s", fields[0]);
    row->length = unescape(fields[1], row->bytes);
    snprintf(row->given, sizeof row->given, "%s", fields[2]);
    snprintf(row->pasted, sizeof row->pasted, "%s", fields[3]);
    row->keys = strcmp(fields[4], "keys") == 0;
    row_count++;
}

static void read_rows(void)
{
    char line[1024];
    FILE *file = row_count ? NULL : fopen("tests/data/doors.tsv", "r");
    while (file && row_count < MOST_ROWS && fgets(line, sizeof line, file))
        read_row(line);
    if (file)
        fclose(file);
    CHECK(row_count > 20);
}

/* A text of one line has a blank for each \\n. */
static void make_one_line(char *json)
{
    char *end = json;
    for (const char *c = json; *c;) {
        bool newline = c[0] == '\\' && c[1] == 'n';
        *end++ = (char)(newline ? ' ' : *c);
        c += newline ? 2 : 1;
    }
    *end = '\0';
}

static void check_kept(struct wizard *wizard, const char *id, const char *filter,
                       const char *expected, const struct row *row)
{
    char wanted[200];
    snprintf(wanted, sizeof wanted, "%s as %s%s", row->name, id, filter);
    bool none = strcmp(expected, "blank") == 0 || strcmp(expected, "refused") == 0;
    wizard_check(wizard_has_answer(wizard, id, filter, none ? "null" : expected), wanted, __FILE__,
                 __LINE__);
}

static void paste(struct wizard *wizard, const struct row *row)
{
    terminal_send(wizard->terminal, "\033[200~", 6);
    terminal_send(wizard->terminal, row->bytes, row->length);
    terminal_send(wizard->terminal, "\033[201~", 6);
    CHECK(terminal_wait_idle(wizard->terminal));
}

/* Empties the text that is written in. */
static void empty(struct wizard *wizard)
{
    wizard_press(wizard, "C-Home C-Space C-End Backspace");
    CHECK(terminal_wait_idle(wizard->terminal));
}

/* Out of a text, which is looked at; and into it again, with nothing in it. */
static void leave(struct wizard *wizard, const char *id, const char *filter, const char *expected,
                  const struct row *row)
{
    wizard_escape(wizard, "q quit");
    check_kept(wizard, id, filter, expected, row);
    wizard_press(wizard, "F2");
    empty(wizard);
    wizard_escape(wizard, "q quit");
    wizard_press(wizard, "F2");
    CHECK(terminal_wait_idle(wizard->terminal));
}

static void test_pastes_into_a_text(void)
{
    read_rows();
    struct wizard *wizard = wizard_at("9");
    for (size_t i = 0; i < row_count; i++) {
        paste(wizard, &rows[i]);
        leave(wizard, "mnr.q09", ".value|tojson", rows[i].pasted, &rows[i]);
    }
    wizard_free(wizard);
}

static void test_pastes_into_a_note(void)
{
    read_rows();
    struct wizard *wizard = wizard_at("7");
    for (size_t i = 0; i < row_count; i++) {
        wizard_press(wizard, "n");
        SEES(wizard, "┌─ Note ");
        paste(wizard, &rows[i]);
        wizard_press(wizard, "Esc");
        SEES_NOT(wizard, "┌─ Note ");
        check_kept(wizard, "mnr.q07", ".note|tojson", rows[i].pasted, &rows[i]);
        wizard_press(wizard, "n");
        SEES(wizard, "┌─ Note ");
        empty(wizard);
        wizard_press(wizard, "Esc");
        SEES_NOT(wizard, "┌─ Note ");
    }
    wizard_free(wizard);
}

/* Into a field of one line; what is no answer is put back by another Esc. */
static void test_pastes_into_a_field(void)
{
    read_rows();
    struct wizard *wizard = wizard_at("2");
    for (size_t i = 0; i < row_count; i++) {
        struct row row = rows[i];
        make_one_line(row.pasted);
        paste(wizard, &row);
        leave(wizard, "mnr.q02", ".values[0]|tojson", row.pasted, &row);
    }
    wizard_free(wizard);
}

static void test_keys(void)
{
    read_rows();
    struct wizard *wizard = wizard_at("9");
    for (size_t i = 0; i < row_count; i++) {
        if (!rows[i].keys)
            continue;
        terminal_send(wizard->terminal, rows[i].bytes, rows[i].length);
        CHECK(terminal_wait_idle(wizard->terminal));
        leave(wizard, "mnr.q09", ".value|tojson", rows[i].pasted, &rows[i]);
    }
    wizard_free(wizard);
}

/* The editor writes the bytes; what is refused stays in its file. */
static void test_the_editor(void)
{
    static const char *const environment[] = {"EDITOR=sh edit.sh", NULL};
    read_rows();
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.question = "9", .terminal.environment = environment});
    for (size_t i = 0; i < row_count; i++) {
        wizard_shell(wizard,
                     "echo 'awk -F\"\\t\" -v n=\"%s\" \"\\$1 == n {print \\$2}\" doors > row; "
                     "printf \"$(cat row)\" > \"$1\"; echo done > ran' > edit.sh; "
                     "cp \"$TOP/tests/data/doors.tsv\" doors; rm -f ran",
                     rows[i].name);
        wizard_press(wizard, "F4");
        SHELL(wizard, "cat ran", "done");
        CHECK(terminal_wait_idle(wizard->terminal));
        if (strcmp(rows[i].given, "refused") == 0)
            SEES(wizard, "is not UTF");
        leave(wizard, "mnr.q09", ".value|tojson", rows[i].given, &rows[i]);
    }
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"pastes into a text", test_pastes_into_a_text},
    {"pastes into a note", test_pastes_into_a_note},
    {"pastes into a field", test_pastes_into_a_field},
    {"keys", test_keys},
    {"the person's own editor", test_the_editor},
    CU_TEST_INFO_NULL,
};

void doors_suite(void)
{
    wizard_register("doors", tests);
}
