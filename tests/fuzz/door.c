/* The door: what comes in is harmless UTF-8 that would come in again as it is, whatever is given;
   what is refused leaves nothing behind; numbers and folded words are valid, too. The first byte
   chooses the shape. */
#include <stdlib.h>
#include <string.h>

#include "core/base/door.h"
#include "core/base/fold.h"
#include "core/base/number.h"
#include "tests/fuzz/fuzz.h"

static void check_taken(const char *text, size_t length, enum door_shape shape)
{
    struct text again = {0};
    text_append(&again, "");
    HOLDS(text_is_utf8(text, length, NULL) && fuzz_is_harmless(text), "it is harmless UTF-8");
    HOLDS(door_knows(text), "it is known");
    HOLDS(shape != DOOR_ONE_LINE || !strchr(text, '\n'), "one line is one line");
    HOLDS(shape == DOOR_LINES || !length || text[length - 1] != '\n', "no line end is at its end");
    HOLDS(door_let_in(shape, text, length, &again) == 0, "nothing is wrong any more");
    HOLDS(strcmp(again.data, text) == 0, "it comes in again as it is");
    text_free(&again);
}

static void check_others(const char *text)
{
    char plain[64];
    char *folded = fold_text(text);
    char *twice = folded ? fold_text(folded) : NULL;
    HOLDS(folded && text_is_utf8(folded, strlen(folded), NULL), "folded words are UTF-8");
    HOLDS(strcmp(folded, twice) == 0, "folding again changes nothing");
    HOLDS(fold_same_words(text, folded), "words are the same as themselves folded");
    if (number_in_ascii(text, plain, sizeof plain))
        HOLDS(text_is_utf8(plain, strlen(plain), NULL), "what may be a number is UTF-8");
    free(folded);
    free(twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (!length)
        return 0;
    enum door_shape shape = (enum door_shape)(bytes[0] % 3);
    struct text let_in = {0};
    struct text taken = {0};
    struct error error = {0};
    const char *rest = (const char *)bytes + 1;
    text_append(&let_in, "");
    size_t wrong = door_let_in(shape, rest, length - 1, &let_in);
    check_taken(let_in.data, let_in.length, shape);
    check_others(let_in.data);
    bool good = door_take(shape, rest, length - 1, &taken, &error);
    HOLDS(good == (!wrong && !memchr(rest, '\0', length - 1)), "what is not UTF-8 is refused");
    HOLDS(good ? !taken.length || strcmp(taken.data, let_in.data) == 0
               : !taken.length && *error.problem,
          "both ways are one");
    text_free(&let_in);
    text_free(&taken);
    return 0;
}
