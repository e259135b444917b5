/* Bytes of a terminal as keys, pastes and clicks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "core/base/decoder.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"
#include "tui/terminal/keys.h"

/* ---- events in words ---- */

static void tell_stroke(const struct decoded *decoded, struct text *out)
{
    char name[48];
    if (decoded->pressed < STROKE_NAMED && decoded->pressed > ' ' && decoded->pressed != 0x7F) {
        uint8_t bytes[6];
        text_append_bytes(out, (const char *)bytes,
                          (size_t)u8_uctomb(bytes, decoded->pressed, sizeof bytes));
        return;
    }
    keys_name(decoded->pressed, name, sizeof name);
    text_append_format(out, "<%s>", name);
}

static void tell(const struct decoded *decoded, struct text *out)
{
    switch (decoded->kind) {
    case DECODED_STROKE:
        tell_stroke(decoded, out);
        break;
    case DECODED_WRONG:
        text_append(out, "<wrong>");
        break;
    case DECODED_PASTE:
        text_append(out, "<paste:");
        text_append_bytes(out, decoded->bytes, decoded->length);
        text_append(out, decoded->cut ? ", cut>" : ">");
        break;
    case DECODED_MOUSE:
        text_append_format(out, "<mouse %s %d,%d>",
                           decoded->pressed == STROKE_CLICK ? "click"
                           : decoded->pressed == STROKE_UP  ? "up"
                                                            : "down",
                           decoded->row, decoded->column);
        break;
    }
}

static void tell_all(struct decoder *decoder, struct text *out)
{
    struct decoded decoded;
    while (decoder_next(decoder, &decoded))
        tell(&decoded, out);
}

/* As an xterm and others describe them. */
static struct decoder *new_decoder(void)
{
    struct decoder *decoder = decoder_new();
    CU_ASSERT_PTR_NOT_NULL_FATAL(decoder);
    CU_ASSERT(decoder_define(decoder, "\033OA", STROKE_UP));
    CU_ASSERT(decoder_define(decoder, "\033[b", STROKE_DOWN | STROKE_SHIFT));
    CU_ASSERT(decoder_define(decoder, "\033[3$", STROKE_DELETE | STROKE_SHIFT));
    CU_ASSERT(decoder_define(decoder, "\033[224z", STROKE_F1));
    CU_ASSERT(decoder_define(decoder, "\001A\r", STROKE_F2));
    CU_ASSERT(decoder_define(decoder, "q", STROKE_F4)); /* a letter is never a key's name */
    decoder_expect_mouse(decoder, true);
    return decoder;
}

/* All that comes of the bytes; what waits for its rest is told too. free() it. */
static char *events_of(const char *bytes, size_t length)
{
    static const char *const waits[] = {
        [DECODER_WAITS_NOT] = "",
        [DECODER_WAITS_ESCAPE] = "…esc",
        [DECODER_WAITS_CHARACTER] = "…character",
        [DECODER_WAITS_SEQUENCE] = "…key",
        [DECODER_WAITS_PASTE] = "…paste",
    };
    struct text out = {0};
    struct decoder *decoder = new_decoder();
    text_append(&out, "");
    CU_ASSERT(decoder_feed(decoder, bytes, length));
    tell_all(decoder, &out);
    text_append(&out, waits[decoder_waits(decoder)]);
    decoder_free(decoder);
    return text_take(&out);
}

static const struct {
    const char *bytes;
    const char *events;
} cases[] = {
    {"aé中😀", "aé中😀"},
    {"\r", "<Enter>"},
    {"\n", "<Enter>"},
    {"\r\na\n\rb", "<Enter>a<Enter><Enter>b"},
    {"\t \x7F\b", "<Tab><Space><Backspace><Ctrl-H>"},
    {"\x03\x1A", "<Ctrl-C><Ctrl-Z>"},
    /* what is no UTF-8 costs one character */
    {"comit\xE9 national", "comit<wrong><Space>national"},
    {"\xE9\xE0", "<wrong>…character"},
    {"a\xE4\xB8q", "a<wrong>q"},
    {"\xC0\xAF\xFFx", "<wrong><wrong><wrong>x"},
    {"\xE4\xB8", "…character"},
    /* keys */
    {"\033[A\033[B\033OC\033OD", "<Up><Down><Right><Left>"},
    {"\033OA", "<Up>"},
    {"\033[H\033[F\033OH\033[1~\033[4~\033[7~\033[8~", "<Home><End><Home><Home><End><Home><End>"},
    {"\033[3~\033[5~\033[6~\033[Z", "<Del><PgUp><PgDn><Shift-Tab>"},
    {"\033OP\033OQ\033[11~\033[15~\033[24~\033[[A\033[[E", "<F1><F2><F1><F5><F12><F1><F5>"},
    {"\033[1;2C\033[1;5D\033[1;3C\033[1;6H\033[3;5~",
     "<Shift-Right><Ctrl-Left><Alt-Right><Ctrl-Shift-Home><Ctrl-Del>"},
    {"\033[b\033[3$\033[224z\001A\r", "<Shift-Down><Shift-Del><F1><F2>"},
    {"\001b", "<Ctrl-A>b"},
    {"q", "q"},
    {"\033Oq\033Oy\033OM", "19<Enter>"}, /* the numbers' block */
    /* Esc and Alt */
    {"\033", "…esc"},
    {"\033o\033é", "<Alt-o><Alt-é>"},
    {"\033\033", "…esc"},
    {"\033\033\033o", "<Esc><Esc><Alt-o>"},
    {"\033\033[D", "<Alt-Left>"},
    {"\033\033[200~x\033[201~", "<Esc><paste:x>"},
    /* the rest is waited for, and what means nothing is no key */
    {"\033[", "…key"},
    {"\033[1;", "…key"},
    {"\033O", "…key"},
    {"\033[[", "…key"},
    {"\033\033[", "…key"},
    {"\033[99~\033[?1;2c\033[5nq", "q"},
    {"\033[I\033[Oq", "q"},
    {"\033[201~q", "q"},
    {"\033[12\rq", "<Enter>q"}, /* not its form: read for itself */
    {"\033[\033[A", "<Up>"},
    {"\033[é", "é"},
    /* the mouse */
    {"\033[<0;10;5M\033[<0;10;5m\033[<64;1;1M\033[<65;1;1M",
     "<mouse click 4,9><mouse up 0,0><mouse down 0,0>"},
    {"\033[M !!\033[M#!!q", "<mouse click 0,0>q"},
    {"\033[M \xFF\xFEq", "<mouse click 221,222>q"},
    {"\033[<35;10;5M\033[<2;1;1Mq", "q"},
    /* pastes */
    {"\033[200~one\rtwo\033[201~q", "<paste:one\rtwo>q"},
    {"\033[200~\033[201~", "<paste:>"},
    {"\033[200~a\033[31mb\033[A\033c\033[201~", "<paste:a\033[31mb\033[A\033c>"},
    {"\033[200~a\033[200~b\033[201~c\033[201~", "<paste:ab>c"},
    {"\033[200~a\033\033[201~q", "<paste:a\033>q"},
    {"\033[200~a\033[201\033[201~q", "<paste:a\033[201>q"},
    {"\033[200~\xE9 \x03\x1A\x11\x7F\t\033[201~", "<paste:\xE9 \x03\x1A\x11\x7F\t>"},
    {"\033[200~not at its end\033[201", "…paste"},
};

static void test_events(void)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *events = events_of(cases[i].bytes, strlen(cases[i].bytes));
        CHECK_TEXT(events, cases[i].events, "case %zu", i);
        free(events);
    }
}

static void test_nul(void)
{
    char *events = events_of("a\0\033[200~b\0c\033[201~", 17);
    CHECK_HAS(events, "a<Ctrl-Space><paste:b", "NUL is Ctrl-Space, and part of a paste");
    free(events);
}

/* ---- waiting ---- */

static void check_given_up(const char *bytes, const char *expected)
{
    struct text out = {0};
    struct decoded decoded;
    struct decoder *decoder = new_decoder();
    text_append(&out, "");
    decoder_feed(decoder, bytes, strlen(bytes));
    tell_all(decoder, &out);
    while (decoder_give_up(decoder, &decoded))
        tell(&decoded, &out);
    CHECK_TEXT(out.data, expected, "given up");
    text_free(&out);
    decoder_free(decoder);
}

static void test_giving_up(void)
{
    check_given_up("\033", "<Esc>");
    check_given_up("\033\033", "<Esc><Esc>");
    check_given_up("a\xE4\xB8", "a<wrong>");
    check_given_up("\033\xE4", "<Esc><wrong>");
    check_given_up("\001", "<Ctrl-A>");
    check_given_up("\033[", "");
    check_given_up("\033[1;", "");
    check_given_up("\033O", "");
    check_given_up("\033\033[", "");
    check_given_up("\033[200~a", "");
}

static void test_the_end_of_a_terminal(void)
{
    struct decoded decoded;
    struct decoder *decoder = new_decoder();
    CU_ASSERT_FALSE(decoder_end(decoder, &decoded));
    decoder_feed(decoder, "\033[200~half a paste\033[20", 22);
    CU_ASSERT_FALSE(decoder_next(decoder, &decoded));
    CHECK_COUNT(decoder_pasted(decoder), 16, "bytes so far, the half mark too");
    CU_ASSERT_TRUE(decoder_end(decoder, &decoded));
    CU_ASSERT_EQUAL(decoded.kind, DECODED_PASTE);
    CU_ASSERT(decoded.length >= 12 && memcmp(decoded.bytes, "half a paste", 12) == 0);
    CU_ASSERT_FALSE(decoder_end(decoder, &decoded));
    decoder_free(decoder);
}

/* What is too long is thrown away up to the end mark, and never read as keys. */
static void test_a_paste_without_measure(void)
{
    static char piece[65536];
    struct decoded decoded;
    struct decoder *decoder = new_decoder();
    memset(piece, 'q', sizeof piece);
    decoder_feed(decoder, "\033[200~", 6);
    for (size_t fed = 0; fed < 3 * (size_t)DECODER_PASTE_MOST; fed += sizeof piece) {
        decoder_feed(decoder, piece, sizeof piece);
        CU_ASSERT_FALSE(decoder_next(decoder, &decoded));
    }
    decoder_feed(decoder, "\033[201~x", 7);
    CU_ASSERT_TRUE(decoder_next(decoder, &decoded));
    CU_ASSERT(decoded.kind == DECODED_PASTE && decoded.cut);
    CHECK_COUNT(decoded.length, DECODER_PASTE_MOST, "what is kept");
    CU_ASSERT_TRUE(decoder_next(decoder, &decoded));
    CU_ASSERT(decoded.kind == DECODED_STROKE && decoded.pressed == 'x');
    decoder_free(decoder);
}

/* ---- whatever comes ---- */

static const char *const pieces[] = {
    "\033",         "\033[",     "\033O",   "\033[200~", "\033[201~", "\033[A",   "\033[1;5C",
    "\033[<0;3;4M", "\033[M !!", "[201~",   "200~",      "q",         "d",        "é",
    "中",           "😀",         "\xE9",    "\xE4\xB8",  "\xFF",      "\r",       "\n",
    "\001A\r",      "\001",      "\033[3$", "\033[",     "\x03",      "\x7F",     "words ",
    "\033\033[D",   "\033[[A",   "~",       "\033[2",    "01~",       "\x1B\x1B",
};

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245U + 12345U;
    return *seed >> 16;
}

static void make_input(struct text *input, unsigned *seed)
{
    for (unsigned i = next_random(seed) % 40; i > 0; i--) {
        if (next_random(seed) % 6 == 0) {
            char byte = (char)next_random(seed);
            text_append_bytes(input, &byte, 1);
        } else {
            text_append(input, pieces[next_random(seed) % COUNT(pieces)]);
        }
    }
}

/* The same bytes in pieces of random lengths. */
static char *events_of_pieces(const struct text *input, unsigned *seed)
{
    struct text out = {0};
    struct decoder *decoder = new_decoder();
    text_append(&out, "");
    for (size_t at = 0; at < input->length;) {
        size_t length = 1 + next_random(seed) % 7;
        if (length > input->length - at)
            length = input->length - at;
        decoder_feed(decoder, input->data + at, length);
        tell_all(decoder, &out);
        at += length;
    }
    decoder_free(decoder);
    return text_take(&out);
}

/* Without what it waits for. */
static char *events_of_whole(const struct text *input)
{
    struct text out = {0};
    struct decoder *decoder = new_decoder();
    text_append(&out, "");
    decoder_feed(decoder, input->length ? input->data : "", input->length);
    tell_all(decoder, &out);
    decoder_free(decoder);
    return text_take(&out);
}

static void test_the_same_events_whatever_the_pieces(void)
{
    for (unsigned seed = 1; seed <= 3000; seed++) {
        unsigned random = seed;
        struct text input = {0};
        make_input(&input, &random);
        char *whole = events_of_whole(&input);
        char *cut = events_of_pieces(&input, &random);
        CHECK_TEXT(cut, whole, "seed %u", seed);
        free(whole);
        free(cut);
        text_free(&input);
    }
}

/* Between the marks of a paste nothing is a key, and behind them everything is. */
static void test_nothing_in_a_paste_is_a_key(void)
{
    for (unsigned seed = 1; seed <= 3000; seed++) {
        unsigned random = seed;
        struct text inside = {0};
        struct text input = {0};
        struct decoded decoded;
        struct decoder *decoder = new_decoder();
        make_input(&inside, &random);
        const char *mark =
            inside.length ? memmem(inside.data, inside.length, "\033[201~", 6) : NULL;
        if (mark)
            inside.length = (size_t)(mark - inside.data);
        text_append(&input, "\033[200~");
        text_append_bytes(&input, inside.data ? inside.data : "", inside.length);
        text_append(&input, "\033[201~x");
        decoder_feed(decoder, input.data, input.length);
        CHECK(decoder_next(decoder, &decoded) && decoded.kind == DECODED_PASTE, "seed %u", seed);
        CHECK(decoder_next(decoder, &decoded) && decoded.kind == DECODED_STROKE &&
                  decoded.pressed == 'x',
              "what comes behind it is a key, seed %u", seed);
        decoder_free(decoder);
        text_free(&inside);
        text_free(&input);
    }
}

void decoder_suite(void)
{
    static CU_TestInfo tests[] = {
        {"keys, characters, clicks and pastes", test_events},
        {"NUL", test_nul},
        {"a lone Esc and half a character are given up, half a key is not", test_giving_up},
        {"what came of a paste is handed out at the end", test_the_end_of_a_terminal},
        {"a paste without measure is cut", test_a_paste_without_measure},
        {"the same events whatever the pieces", test_the_same_events_whatever_the_pieces},
        {"nothing in a paste is a key", test_nothing_in_a_paste_is_a_key},
        CU_TEST_INFO_NULL,
    };
    test_register("decoder", tests);
}
