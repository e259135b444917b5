#include "core/base/yaml_trouble.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <unictype.h>

#include "core/base/i18n.h"
#include "core/base/text.h"

/* ---- places ---- */

/* Where the line begins that `place` is in; the end of the bytes where there is none. */
static const char *line_at(const struct yaml_clue *clue, size_t line)
{
    const char *end = clue->bytes + clue->length;
    const char *at = clue->bytes;
    for (size_t i = 1; i < line && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    return at;
}

static size_t column_of(const char *line, const char *at)
{
    size_t column = 1;
    for (; line < at; line++)
        column += ((unsigned char)*line & 0xC0) != 0x80;
    return column;
}

static bool tell(struct yaml_trouble *trouble, size_t line, size_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Always true, so that who looks can return it. */
static bool tell(struct yaml_trouble *trouble, size_t line, size_t column, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    trouble->place = (struct yaml_place){line, column};
    vsnprintf(trouble->problem, sizeof trouble->problem, format, arguments);
    va_end(arguments);
    return true;
}

static bool is_problem(const struct yaml_clue *clue, const char *words)
{
    return clue->problem && strcmp(clue->problem, words) == 0;
}

/* ---- characters that look like others ---- */

/* What YAML takes for a letter and a person for a blank. The other line ends are line ends. */
static bool is_odd_blank(uint32_t c)
{
    static const uint32_t invisible[] = {0x180E, 0x200B, 0x2060, 0xFEFF};
    for (size_t i = 0; i < sizeof invisible / sizeof *invisible; i++)
        if (c == invisible[i])
            return true;
    return c >= 0xA0 && c != 0x2028 && c != 0x2029 && uc_is_property_white_space(c);
}

static bool is_typographic(uint32_t c)
{
    return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A ||
           (c >= 0x300C && c <= 0x300F) || (c >= 0x301D && c <= 0x301F) || c == 0xFF02 ||
           c == 0xFF07;
}

/* The character that begins at `at`, or ends before `end`; 0 for none. */
static uint32_t character_at(const char *at)
{
    uint32_t c = 0;
    return text_character(at, &c) ? c : 0;
}

static uint32_t last_character(const char *text)
{
    const char *at = text + strlen(text);
    while (at > text && ((unsigned char)*--at & 0xC0) == 0x80)
        ;
    return character_at(at);
}

static void say_blank(uint32_t c, char *out, size_t size)
{
    snprintf(out, size,
             _("a blank that is no space (U+%04X) stands at the beginning here; only spaces count "
               "in YAML: put spaces in its place"),
             (unsigned int)c);
}

static const char *say_typographic(void)
{
    return _("these quotation marks are typographic (“ ”), which are letters like others in YAML; "
             "put straight ones (\") in their place");
}

bool yaml_trouble_plain(const char *text, char *problem, size_t size)
{
    uint32_t first = character_at(text);
    if (is_odd_blank(first)) {
        if (problem)
            say_blank(first, problem, size);
        return true;
    }
    bool quoted = is_typographic(first) && is_typographic(last_character(text)) &&
                  strlen(text) > text_character(text, &first);
    if (quoted && problem)
        snprintf(problem, size, "%s", say_typographic());
    return quoted;
}

/* ---- what to look for ---- */

static bool is_marker(const char *line, char sign)
{
    for (int i = 0; i < 7; i++)
        if (line[i] != sign)
            return false;
    return strchr(" \r\n", line[7]) != NULL; /* or the end, which is NUL */
}

/* Two versions that a program could not merge, one behind the other in the file. */
static bool find_conflict(const struct yaml_clue *clue, struct yaml_trouble *trouble)
{
    static const char signs[] = "<=>";
    size_t lines[3];
    size_t found = 0;
    size_t more = 0;
    size_t number = 1;
    for (const char *line = clue->bytes; *line; number++) {
        if (found < 3 && is_marker(line, signs[found]))
            lines[found++] = number;
        else if (found == 3)
            more += is_marker(line, '<');
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    if (found < 3)
        return false;
    tell(trouble, lines[0], 1,
         _("conflict markers of a merge in lines %zu, %zu and %zu: two versions stand here, one "
           "behind the other; keep one side and delete the markers, or take one version whole, "
           "open it in the wizard, put the other in its place and let the wizard compare the two"),
         lines[0], lines[1], lines[2]);
    size_t length = strlen(trouble->problem);
    if (more)
        snprintf(trouble->problem + length, sizeof trouble->problem - length,
                 ngettext(" (and %zu conflict more)", " (and %zu conflicts more)", more), more);
    return true;
}

static bool find_tab(const struct yaml_clue *clue, struct yaml_trouble *trouble)
{
    const char *line = line_at(clue, clue->place.line);
    const char *tab = line + strspn(line, " ");
    return *tab == '\t' &&
           tell(trouble, clue->place.line, column_of(line, tab), "%s",
                _("a tab at the beginning of the line; YAML is indented with spaces only: put "
                  "spaces in its place"));
}

/* "C:\Users": the reader stands at the backslash, or behind it and the letter that follows. */
static bool find_escape(const struct yaml_clue *clue, struct yaml_trouble *trouble)
{
    bool unknown = is_problem(clue, "found unknown escape character");
    if (!unknown && !is_problem(clue, "did not find expected hexdecimal number") &&
        !is_problem(clue, "found invalid Unicode character escape code"))
        return false;
    size_t column =
        clue->place.column > 2 && !unknown ? clue->place.column - 2 : clue->place.column;
    return tell(trouble, clue->place.line, column, "%s",
                _("a backslash between double quotation marks begins the code of a character, and "
                  "what stands here is none; write it twice (C:\\\\Users), or put the text between "
                  "single quotation marks"));
}

/* Behind the line's indentation, or behind a first key's colon or an item's dash. */
static const char *find_blank_in(const char *line)
{
    const char *at = line + strspn(line, " ");
    if (is_odd_blank(character_at(at)))
        return at;
    at += strcspn(at, ":\"'\n");
    if (*at == ':' && is_odd_blank(character_at(at + 1)))
        return at + 1;
    at = line + strspn(line, " ");
    return *at == '-' && is_odd_blank(character_at(at + 1)) ? at + 1 : NULL;
}

/* Where the key or text began that the reader stumbled over. */
static size_t first_line(const struct yaml_clue *clue)
{
    size_t first = clue->place.line;
    if (is_problem(clue, "could not find expected ':'") && clue->within.line)
        first = clue->within.line;
    if (!clue->text_quoted && clue->text_end.line == clue->place.line)
        first = clue->text.line;
    return first;
}

static bool find_blank(const struct yaml_clue *clue, struct yaml_trouble *trouble)
{
    for (size_t number = first_line(clue); number <= clue->place.line; number++) {
        const char *line = line_at(clue, number);
        const char *blank = find_blank_in(line);
        if (!blank)
            continue;
        char words[sizeof trouble->problem];
        say_blank(character_at(blank), words, sizeof words);
        return tell(trouble, number, column_of(line, blank), "%s", words);
    }
    return false;
}

/* Where a value begins with a typographic quotation mark: behind "key: " or "- ". */
static bool find_typographic(const struct yaml_clue *clue, struct yaml_trouble *trouble)
{
    const char *line = line_at(clue, clue->place.line);
    const char *at = line + strspn(line, " ");
    at += strspn(at, "- ");
    if (!is_typographic(character_at(at))) {
        at += strcspn(at, ":\"'\n");
        at += *at == ':';
        at += strspn(at, " [{");
    }
    return is_typographic(character_at(at)) &&
           tell(trouble, clue->place.line, column_of(line, at), "%s", say_typographic());
}

/* A text that was not closed where it was meant to end swallows the lines up to the next mark; one
   with a mark inside it ends there. */
static bool find_quotation(const struct yaml_clue *clue, struct yaml_trouble *trouble)
{
    if (is_problem(clue, "found unexpected end of stream") ||
        is_problem(clue, "found unexpected document indicator"))
        return tell(trouble, clue->within.line, clue->within.column, "%s",
                    _("the quotation mark that opens here is not closed"));
    if (!clue->text_quoted || clue->text_end.line != clue->place.line)
        return false;
    if (clue->text.line != clue->text_end.line)
        return tell(trouble, clue->text.line, clue->text.column,
                    _("the quotation mark that opens here is closed only in line %zu; is one "
                      "missing before?"),
                    clue->text_end.line);
    return tell(trouble, clue->text.line, clue->text.column,
                _("the text that begins here ends with its next quotation mark, and more stands "
                  "behind that (column %zu); for a quotation mark inside a text write \\\" between "
                  "double ones, '' between single ones"),
                clue->place.column);
}

/* ---- the rest of libyaml's words ---- */

enum where { HERE, WITHIN };

static const struct {
    const char *problem;
    enum where where;
    const char *words;
} known[] = {
    {"could not find expected ':'", WITHIN,
     N_("this line is no key with a colon behind it, nor indented as part of the text above")},
    {"mapping values are not allowed in this context", HERE,
     N_("a colon where there can be none; put the text in quotation marks, and the lines that "
        "belong together under each other")},
    {"did not find expected key", HERE,
     N_("this does not stand under the lines that it belongs to; mind how far each is indented")},
    {"did not find expected '-' indicator", HERE,
     N_("an item of a list begins with “- ”, under the items before it")},
    {"did not find expected ',' or ']'", WITHIN,
     N_("the bracket that opens here is not closed, or a comma is missing behind it")},
    {"did not find expected ',' or '}'", WITHIN,
     N_("the brace that opens here is not closed, or a comma is missing behind it")},
    {"block sequence entries are not allowed in this context", HERE,
     N_("an item of a list (“- ”) begins on a line of its own")},
    {"mapping keys are not allowed in this context", HERE,
     N_("“? ” begins a key on a line of its own; put a text in quotation marks")},
    {"found character that cannot start any token", HERE,
     N_("a text that begins with this character needs quotation marks")},
    {"did not find expected comment or line break", HERE,
     N_("behind “|” and “>” the text begins on the next line; put a text on one line in quotation "
        "marks")},
    {"control characters are not allowed", HERE,
     N_("a control character, which cannot be seen; take it out")},
    {"did not find expected node content", HERE, N_("a value is missing here")},
    {"did not find expected <document start>", HERE,
     N_("this does not belong to what stands before it; a file of this kind is lines of "
        "“key: value”")},
    {"found unknown directive name", WITHIN,
     N_("a line that begins with % is a directive, which these files do not have")},
    {"did not find expected alphabetic or numeric character", WITHIN,
     N_("a text that begins with “&” or “*” needs quotation marks")},
    {"did not find expected tag URI", WITHIN,
     N_("a text that begins with “!” needs quotation marks")},
    {"did not find the expected '>'", WITHIN,
     N_("a text that begins with “!” needs quotation marks")},
    {"did not find expected whitespace or line break", WITHIN,
     N_("a text that begins with “!” needs quotation marks")},
    {"found undefined tag handle", HERE, N_("a text that begins with “!” needs quotation marks")},
};

static bool find_known(const struct yaml_clue *clue, struct yaml_trouble *trouble)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!is_problem(clue, known[i].problem))
            continue;
        const struct yaml_place *place =
            known[i].where == WITHIN && clue->within.line ? &clue->within : &clue->place;
        return tell(trouble, place->line, place->column, "%s", _(known[i].words));
    }
    return false;
}

/* In this order: what is told first explains what else is wrong. Without words of libyaml the
   reader understood what it refuses, unless two versions are mixed. */
bool yaml_trouble_find(const struct yaml_clue *clue, struct yaml_trouble *trouble)
{
    static bool (*const looks[])(const struct yaml_clue *clue, struct yaml_trouble *trouble) = {
        find_tab, find_escape, find_blank, find_typographic, find_quotation, find_known,
    };
    if (find_conflict(clue, trouble))
        return true;
    for (size_t i = 0; clue->problem && i < sizeof looks / sizeof *looks; i++)
        if (looks[i](clue, trouble))
            return true;
    return false;
}
