/* The decoder of keys: the same bytes are the same events however they are cut; nothing between the
   marks of a paste is a key, and no byte of it is lost. The first byte chooses how they are cut. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/decoder.h"
#include "tests/fuzz/fuzz.h"

#define BEGINS "\033[200~"
#define ENDS "\033[201~"

enum { MARK = sizeof ENDS - 1 };

static struct decoder *new_decoder(void)
{
    struct decoder *decoder = decoder_new();
    HOLDS(decoder && decoder_define(decoder, "\033OA", STROKE_UP) &&
              decoder_define(decoder, "\033[224z", STROKE_F1) &&
              decoder_define(decoder, "\001A\r", STROKE_F2),
          "there is a decoder");
    decoder_expect_mouse(decoder, true);
    return decoder;
}

static void tell(const struct decoded *decoded, struct text *out)
{
    text_append_format(out, "%d %x %d %d %d %d %zu:", (int)decoded->kind, decoded->pressed,
                       decoded->escaped, decoded->row, decoded->column, decoded->cut,
                       decoded->length);
    if (decoded->kind == DECODED_PASTE)
        text_append_bytes(out, decoded->bytes, decoded->length);
}

/* All events of bytes that come in pieces. */
static void tell_all(const uint8_t *bytes, size_t length, size_t piece, struct text *out)
{
    struct decoded decoded;
    struct decoder *decoder = new_decoder();
    for (size_t at = 0; at < length; at += piece) {
        size_t now = length - at < piece ? length - at : piece;
        HOLDS(decoder_feed(decoder, (const char *)bytes + at, now), "bytes are taken in");
        while (decoder_next(decoder, &decoded))
            tell(&decoded, out);
    }
    text_append_format(out, "waits %d", (int)decoder_waits(decoder));
    decoder_free(decoder);
}

static void check_pieces(const uint8_t *bytes, size_t length, size_t piece)
{
    struct text whole = {0};
    struct text pieces = {0};
    tell_all(bytes, length, length + 1, &whole);
    tell_all(bytes, length, piece, &pieces);
    HOLDS(whole.length == pieces.length && memcmp(whole.data, pieces.data, whole.length) == 0,
          "cutting changes nothing");
    text_free(&whole);
    text_free(&pieces);
}

/* How many bytes come before an end mark. */
static size_t before_mark(const uint8_t *bytes, size_t length)
{
    const uint8_t *mark = memmem(bytes, length, ENDS, MARK);
    return mark ? (size_t)(mark - bytes) : length;
}

static bool has_mark(const uint8_t *bytes, size_t length)
{
    return memmem(bytes, length, BEGINS, MARK);
}

static void check_paste(const uint8_t *bytes, size_t length)
{
    struct decoded decoded;
    struct decoder *decoder = new_decoder();
    size_t inside = before_mark(bytes, length);
    decoder_feed(decoder, BEGINS, MARK);
    decoder_feed(decoder, (const char *)bytes, inside);
    HOLDS(!decoder_next(decoder, &decoded), "a paste without its end is no event");
    HOLDS(decoder_waits(decoder) == DECODER_WAITS_PASTE, "its end is waited for");
    HOLDS(!decoder_give_up(decoder, &decoded), "however long that takes");
    decoder_feed(decoder, ENDS, MARK);
    HOLDS(decoder_next(decoder, &decoded) && decoded.kind == DECODED_PASTE, "it comes whole");
    HOLDS(decoded.cut || has_mark(bytes, inside) ||
              (decoded.length == inside && memcmp(decoded.bytes, bytes, inside) == 0),
          "no byte of it is lost");
    HOLDS(!decoder_next(decoder, &decoded), "nothing of it is left");
    decoder_free(decoder);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (!length)
        return 0;
    check_pieces(bytes + 1, length - 1, 1 + bytes[0] % 9);
    check_paste(bytes + 1, length - 1);
    return 0;
}
