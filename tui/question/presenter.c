#include "tui/question/presenter.h"

#include "core/base/i18n.h"
#include "tui/layout/big_text.h"

enum { LEFT = 2, LABEL = 6 /* "1 (x) " */ };

/* What was answered may look as large as the rest, or the options be ordinary letters below a
   large question: from the best to what always works. */
static const struct {
    enum big_text_size question;
    enum big_text_size options;
} ways[] = {
    {BIG_TEXT_HUGE, BIG_TEXT_HUGE},   {BIG_TEXT_HUGE, BIG_TEXT_LARGE},
    {BIG_TEXT_LARGE, BIG_TEXT_LARGE}, {BIG_TEXT_LARGE, BIG_TEXT_PLAIN},
    {BIG_TEXT_PLAIN, BIG_TEXT_PLAIN},
};

static void put_place(struct layout *layout, const struct question *question)
{
    struct text line = {0};
    text_append_format(&line, "%s  %s", question->label, question->domain->title);
    if (question->capability)
        text_append_format(&line, " %s %s", theme_glyph(GLYPH_BELOW), question->capability->title);
    layout_line(layout);
    if (line.data && !line.failed)
        layout_put(layout, LEFT, ROLE_ACCENT, line.data);
    layout_line(layout);
    text_free(&line);
}

static void put_option(struct layout *layout, const struct session *session,
                       const struct question_look *look, size_t index, enum big_text_size size)
{
    struct text line = {0};
    bool chosen = question_option_line(session, look->question, index, &line);
    if (line.data && !line.failed)
        big_text_put(layout, LEFT, LABEL, chosen ? ROLE_STRONG : ROLE_PLAIN, size, line.data);
    text_free(&line);
}

static void put_items(struct layout *layout, const struct session *session,
                      const struct question_look *look, enum big_text_size size)
{
    size_t count = question_item_count(session, look->question);
    for (size_t i = 0; i < count; i++) {
        layout_item_end(layout);
        layout_line(layout);
        layout_item(layout);
        if (question_item(session, look->question, i).kind == ITEM_OPTION)
            put_option(layout, session, look, i, size);
        else
            question_put_item(layout, session, look, i);
    }
    layout_item_end(layout);
}

static void lay_out(struct layout *layout, const struct session *session,
                    const struct question_look *look, enum big_text_size question,
                    enum big_text_size options)
{
    put_place(layout, look->question);
    big_text_put(layout, LEFT, 0, ROLE_STRONG, question, look->question->text);
    put_items(layout, session, look, options);
    question_put_state(layout, session, look->question);
}

void presenter_lay_out(struct layout *layout, const struct session *session,
                       const struct question_look *look)
{
    const size_t count = sizeof ways / sizeof *ways;
    for (size_t i = 0; i < count; i++) {
        layout_begin(layout, layout->width);
        lay_out(layout, session, look, ways[i].question, ways[i].options);
        if (layout->line_count <= (size_t)look->rows)
            return;
    }
}
