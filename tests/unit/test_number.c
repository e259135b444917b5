/* Numbers in the digits of any script. */
#include <string.h>

#include "core/base/number.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static void test_in_ascii(void)
{
    static const char *const cases[][2] = {
        {"18", "18"},
        {"١٨", "18"},
        {"۱۸", "18"},
        {"१८", "18"},
        {"১৮", "18"},
        {"๑๘", "18"},
        {"１８", "18"},
        {"\U0001D7CF\U0001D7D6", "18"}, /* mathematical digits */
        {"2019–03–01", "2019-03-01"},
        {"2019—03—01", "2019-03-01"},
        {"2019\u221203\u221201", "2019-03-01"},
        {"２０１９－０３－０１", "2019-03-01"},
        {"٢٠١٩-٠٣-٠١", "2019-03-01"},
        {"\u200F٢٠١٩\u200F-\u200F٠٣\u200F-\u200F٠١", "2019-03-01"},
        {" 2019 - 03 - 01\u00A0", "2019-03-01"},
        {"\u30002019-03-01\n", "2019-03-01"},
        {"2٫5", "2.5"},
        {"۲٫۵", "2.5"},
        {"２．５", "2.5"},
        {"٣١a", "31a"},
        {"ev\u20111.٢", "ev-1.2"},
        {"1 000", "1 000"}, /* for whoever reads it to refuse */
        {"eighteen", "eighteen"},
        {"", ""},
        {"\u200B \u00A0", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char plain[64];
        CHECK(number_in_ascii(cases[i][0], plain, sizeof plain), "%s fits", cases[i][0]);
        CHECK_TEXT(plain, cases[i][1], "“%s” in ASCII", cases[i][0]);
    }
    char small[4] = "old";
    CHECK(number_in_ascii("١٢٣", small, sizeof small) || !*small, "no room leaves nothing");
    CHECK(!number_in_ascii("1234", small, sizeof small) && !*small, "four bytes and a NUL");
    CHECK(number_in_ascii(NULL, small, sizeof small) && !*small, "nothing is nothing");
}

static void test_reading(void)
{
    static const struct {
        const char *typed;
        size_t most;
        long number; /* -1: none */
    } cases[] = {
        {"0", 0, 0},     {"7", 9, 7},    {"٧", 9, 7},    {"०७", 9, 7},
        {" 7 ", 9, 7},   {"10", 9, -1},  {"", 9, -1},    {"-1", 9, -1},
        {"+1", 9, -1},   {"1a", 9, -1},  {"1.0", 9, -1}, {"99999999999999999999999", SIZE_MAX, -1},
        {"1 2", 99, -1}, {"VII", 9, -1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t number = 77;
        bool read = number_read(cases[i].typed, cases[i].most, &number);
        CHECK(read == (cases[i].number >= 0), "whether “%s” is a number", cases[i].typed);
        CHECK_COUNT(number, read ? cases[i].number : 77, "“%s”", cases[i].typed);
    }
}

void number_suite(void)
{
    static CU_TestInfo tests[] = {
        {"digits, dashes and points of any script are kept in ASCII", test_in_ascii},
        {"a whole number is read in any digits, and nothing else is", test_reading},
        CU_TEST_INFO_NULL,
    };
    test_register("number", tests);
}
