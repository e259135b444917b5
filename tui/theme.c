#include "tui/theme.h"

#include <curses.h>
#include <stdlib.h>

enum { PAIR_ACCENT = 1, PAIR_QUIET };

/* Middle tones of the 256 colours: readable on light and on dark grounds. */
enum { TEAL = 30, GREY = 243, MANY_COLORS = 256 };

static const int plain_looks[ROLE_COUNT] = {
    [ROLE_STRONG] = A_BOLD,   [ROLE_HEADING] = A_BOLD, [ROLE_ACCENT] = A_BOLD,
    [ROLE_FOCUS] = A_BOLD,    [ROLE_KEY] = A_BOLD,     [ROLE_NOTICE] = A_BOLD,
    [ROLE_FOUND] = A_REVERSE,
};

static const char *const glyphs[GLYPH_COUNT][2] = {
    [GLYPH_RULE] = {"-", "─"},        [GLYPH_BAR] = {"|", "│"},
    [GLYPH_TOP_LEFT] = {"+", "┌"},    [GLYPH_TOP_RIGHT] = {"+", "┐"},
    [GLYPH_BOTTOM_LEFT] = {"+", "└"}, [GLYPH_BOTTOM_RIGHT] = {"+", "┘"},
    [GLYPH_BETWEEN] = {"-", "·"},     [GLYPH_BELOW] = {">", "›"},
    [GLYPH_BULLET] = {"-", "·"},      [GLYPH_OPEN] = {"-", "▾"},
    [GLYPH_CLOSED] = {"+", "▸"},
};

/* Curses keeps its colours per process, and so do we. */
static struct {
    int looks[ROLE_COUNT];
    bool unicode;
} theme;

static void start_colors(void)
{
    const char *none = getenv("NO_COLOR");
    if ((none && *none) || !has_colors() || start_color() == ERR)
        return;
    short ground = use_default_colors() == OK ? -1 : COLOR_BLACK;
    bool many = COLORS >= MANY_COLORS;
    init_pair(PAIR_ACCENT, many ? TEAL : COLOR_CYAN, ground);
    theme.looks[ROLE_ACCENT] |= (int)COLOR_PAIR(PAIR_ACCENT);
    theme.looks[ROLE_FOCUS] |= (int)COLOR_PAIR(PAIR_ACCENT);
    theme.looks[ROLE_KEY] |= (int)COLOR_PAIR(PAIR_ACCENT);
    if (many) {
        init_pair(PAIR_QUIET, GREY, ground);
        theme.looks[ROLE_QUIET] = (int)COLOR_PAIR(PAIR_QUIET);
    }
}

void theme_start(bool unicode)
{
    theme.unicode = unicode;
    for (int i = 0; i < ROLE_COUNT; i++)
        theme.looks[i] = plain_looks[i];
    start_colors();
}

int theme_attributes(enum role role)
{
    return theme.looks[role];
}

const char *theme_glyph(enum glyph glyph)
{
    return glyphs[glyph][theme.unicode];
}
