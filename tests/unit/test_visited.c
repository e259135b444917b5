/* Back and forward through the questions that were looked at. */
#include "tests/unit/suites.h"
#include "tests/unit/support.h"
#include "tui/views/visited.h"

static const struct question *question(size_t index)
{
    return test_survey()->questions[index];
}

static void test_back_and_forward(void)
{
    struct visited visited = {0};
    CHECK(!visited_step(&visited, -1) && !visited_step(&visited, 1), "nowhere to go yet");
    for (size_t i = 0; i < 4; i++)
        visited_add(&visited, question(i));
    visited_add(&visited, question(3));
    CHECK(!visited_step(&visited, 1), "nothing lies ahead");
    CHECK(visited_step(&visited, -1) == question(2), "one back");
    visited_add(&visited, question(2));
    CHECK(visited_step(&visited, -1) == question(1), "two back");
    CHECK(visited_step(&visited, 1) == question(2), "forward again");
    visited_add(&visited, question(9));
    CHECK(!visited_step(&visited, 1), "another way was taken");
    CHECK(visited_step(&visited, -1) == question(2), "and back from it");
}

static void test_only_so_many_are_kept(void)
{
    struct visited visited = {0};
    size_t count = 0;
    for (size_t i = 0; i < VISITED_MOST + 50; i++)
        visited_add(&visited, question(i % 70));
    while (visited_step(&visited, -1))
        count++;
    CHECK_COUNT(count, VISITED_MOST - 1, "steps back");
}

static void test_the_latest(void)
{
    static const size_t seen[] = {1, 2, 1, 3, 2, 4};
    struct visited visited = {0};
    const struct question *latest[3];
    for (size_t i = 0; i < COUNT(seen); i++)
        visited_add(&visited, question(seen[i]));
    CHECK_COUNT(visited_latest(&visited, latest, COUNT(latest)), 3, "each once");
    CHECK(latest[0] == question(2) && latest[1] == question(3) && latest[2] == question(1),
          "newest first, without the one looked at");
}

static CU_TestInfo tests[] = {
    {"back and forward", test_back_and_forward},
    {"only so many are kept", test_only_so_many_are_kept},
    {"the latest", test_the_latest},
    CU_TEST_INFO_NULL,
};

void visited_suite(void)
{
    test_register("visited", tests);
}
