#include "tui/terminal/theme.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/settings.h"

enum { PAIR_GROUND = 1, PAIR_ACCENT, PAIR_QUIET };
enum { MANY_COLORS = 256 };

/* One colour, for terminals of 8, of 256, and of all colours. */
struct tone {
    int few;
    int many;
    int direct; /* 0xRRGGBB */
};

static const struct tone teal = {COLOR_CYAN, 30, 0x008787}; /* reads on light and dark grounds */
static const struct tone grey = {-1, 243, 0x767676};        /* the same; eight have no such tone */
static const struct tone black = {COLOR_BLACK, 16, 0x000000};
static const struct tone white = {COLOR_WHITE, 231, 0xFFFFFF};
static const struct tone yellow = {COLOR_YELLOW, 226, 0xFFFF00};
static const struct tone navy = {COLOR_BLUE, 18, 0x000087};

struct look {
    const struct tone *letters; /* NULL: the terminal's own */
    const struct tone *ground;  /* the same */
    const struct tone *accent;  /* NULL: letters */
    const struct tone *quiet;
    int attributes[ROLE_COUNT];
};

#define USUAL                                                                                      \
    [ROLE_STRONG] = A_BOLD, [ROLE_HEADING] = A_BOLD, [ROLE_ACCENT] = A_BOLD, [ROLE_KEY] = A_BOLD,  \
    [ROLE_NOTICE] = A_BOLD, [ROLE_FOUND] = A_REVERSE, [ROLE_TERM] = A_BOLD | A_UNDERLINE

static const struct look looks[] = {
    [THEME_CALM] = {NULL, NULL, &teal, &grey, {USUAL, [ROLE_FOCUS] = A_BOLD}},
    [THEME_CONTRAST] = {&white, &black, &yellow, NULL, {USUAL, [ROLE_FOCUS] = A_BOLD | A_REVERSE}},
    [THEME_PAPER] = {&black, &white, &navy, NULL, {USUAL, [ROLE_FOCUS] = A_BOLD | A_REVERSE}},
    [THEME_MONO] = {NULL, NULL, NULL, NULL, {USUAL, [ROLE_FOCUS] = A_BOLD}},
};

static const enum role accented[] = {ROLE_ACCENT, ROLE_FOCUS, ROLE_KEY};

/* Plain letters; what the Linux console's fonts have; all of Unicode; what is not read aloud. */
enum glyph_set { GLYPHS_PLAIN, GLYPHS_CONSOLE, GLYPHS_FULL, GLYPHS_SPOKEN, GLYPH_SETS };

static const char *const glyphs[GLYPH_COUNT][GLYPH_SETS] = {
    [GLYPH_RULE] = {"-", "─", "─", " "},        [GLYPH_BAR] = {"|", "│", "│", " "},
    [GLYPH_TOP_LEFT] = {"+", "┌", "┌", " "},    [GLYPH_TOP_RIGHT] = {"+", "┐", "┐", " "},
    [GLYPH_BOTTOM_LEFT] = {"+", "└", "└", " "}, [GLYPH_BOTTOM_RIGHT] = {"+", "┘", "┘", " "},
    [GLYPH_BETWEEN] = {"-", "·", "·", ","},     [GLYPH_BELOW] = {">", ">", "›", ","},
    [GLYPH_BULLET] = {"-", "·", "·", " "},      [GLYPH_OPEN] = {"v", "▼", "▾", "-"},
    [GLYPH_CLOSED] = {">", "►", "▸", "+"},
};

/* Curses keeps its colours per process, and so do we. */
static struct {
    int attributes[ROLE_COUNT];
    bool utf8;
    bool colors; /* the terminal has some, and they are wanted */
    enum glyph_set set;
} theme;

/* ---- colour ---- */

static int color_of(const struct tone *tone)
{
    if (!tone)
        return -1;
    if (COLORS > MANY_COLORS)
        return tone->direct;
    return COLORS == MANY_COLORS ? tone->many : tone->few;
}

static int pair(int number, const struct tone *letters, const struct tone *ground)
{
    return init_extended_pair(number, color_of(letters), color_of(ground)) == OK
               ? (int)COLOR_PAIR(number)
               : 0;
}

static bool start_colors(void)
{
    const char *none = getenv("NO_COLOR");
    if ((none && *none) || !has_colors() || start_color() == ERR)
        return false;
    use_default_colors();
    return true;
}

static bool is_console(void)
{
    const char *name = getenv("TERM");
    return name && strncmp(name, "linux", 5) == 0;
}

/* Of eight colours none reads on light and dark grounds alike; the console's ground is dark. */
static bool has_accent(const struct look *look)
{
    return look->accent && (look->ground || COLORS >= MANY_COLORS || is_console());
}

static void apply_colors(const struct look *look)
{
    if (look->ground)
        bkgd((chtype)pair(PAIR_GROUND, look->letters, look->ground) | ' ');
    if (look->quiet && color_of(look->quiet) >= 0)
        theme.attributes[ROLE_QUIET] |= pair(PAIR_QUIET, look->quiet, look->ground);
    if (!has_accent(look))
        return;
    int accent = pair(PAIR_ACCENT, look->accent, look->ground);
    for (size_t i = 0; i < sizeof accented / sizeof *accented; i++)
        theme.attributes[accented[i]] |= accent;
}

/* ---- lines ---- */

/* A terminal that calls itself a VT is an old one, or a serial line that nobody has told more. */
static enum glyph_set set_of_terminal(void)
{
    const char *name = getenv("TERM");
    if (!theme.utf8 || !name || strncmp(name, "vt", 2) == 0)
        return GLYPHS_PLAIN;
    return is_console() ? GLYPHS_CONSOLE : GLYPHS_FULL;
}

static enum glyph_set set_of(const struct settings *settings)
{
    int lines = settings_get(settings, SETTING_LINES);
    if (settings_get(settings, SETTING_READER) == READER_ON)
        return GLYPHS_SPOKEN;
    if (lines == LINES_AUTO)
        return set_of_terminal();
    return lines == LINES_ASCII ? GLYPHS_PLAIN : GLYPHS_FULL;
}

/* ---- the theme ---- */

void theme_start(bool unicode, const struct settings *settings)
{
    theme.utf8 = unicode;
    theme.colors = start_colors();
    theme_change(settings);
}

void theme_change(const struct settings *settings)
{
    const struct look *look = &looks[settings_get(settings, SETTING_THEME)];
    memcpy(theme.attributes, look->attributes, sizeof theme.attributes);
    bkgd(' ');
    if (theme.colors)
        apply_colors(look);
    theme.set = set_of(settings);
}

bool theme_is_spoken(void)
{
    return theme.set == GLYPHS_SPOKEN;
}

void theme_put_mark(struct text *out, const char *mark)
{
    if (!theme_is_spoken())
        text_append_format(out, "%s ", mark);
}

int theme_attributes(enum role role)
{
    return theme.attributes[role];
}

const char *theme_glyph(enum glyph glyph)
{
    return glyphs[glyph][theme.set];
}

bool theme_has_blocks(void)
{
    return theme.set == GLYPHS_FULL;
}
