#include "tui/question/presenter.h"

#include "core/base/i18n.h"
#include "tui/layout/big_text.h"

enum { LEFT = 2, LABEL = 6 /* "1 (x) " */ };

/* What was answered may look as large as the rest, or the options be ordinary letters below a
   large question: from the best to what always works. */
static const struct {
    enum letters_size question;
    enum letters_size options;
} ways[] = {
    {LETTERS_HUGE, LETTERS_HUGE},   {LETTERS_HUGE, LETTERS_LARGE},  {LETTERS_LARGE, LETTERS_LARGE},
    {LETTERS_LARGE, LETTERS_PLAIN}, {LETTERS_PLAIN, LETTERS_PLAIN},
};

static void put_place(struct sheet *sheet, const struct question *question)
{
    struct text line = {0};
    text_append_format(&line, "%s  %s", question->label, question->domain->title);
    if (question->capability)
        text_append_format(&line, " %s %s", theme_glyph(GLYPH_BELOW), question->capability->title);
    sheet_line(sheet);
    if (line.data && !line.failed)
        sheet_put(sheet, LEFT, ROLE_ACCENT, line.data);
    sheet_line(sheet);
    text_free(&line);
}

static void put_option(struct sheet *sheet, const struct sitting *sitting,
                       const struct question_look *look, size_t index, enum letters_size size)
{
    struct text line = {0};
    bool chosen = question_option_line(sitting, look->question, index, &line);
    if (line.data && !line.failed)
        letters_put(sheet, LEFT, LABEL, chosen ? ROLE_STRONG : ROLE_PLAIN, size, line.data);
    text_free(&line);
}

static void put_items(struct sheet *sheet, const struct sitting *sitting,
                      const struct question_look *look, enum letters_size size)
{
    size_t count = question_item_count(sitting, look->question);
    for (size_t i = 0; i < count; i++) {
        sheet_item_end(sheet);
        sheet_line(sheet);
        sheet_item(sheet);
        if (question_item(sitting, look->question, i).kind == ITEM_OPTION)
            put_option(sheet, sitting, look, i, size);
        else
            question_put_item(sheet, sitting, look, i);
    }
    sheet_item_end(sheet);
}

static void lay_out(struct sheet *sheet, const struct sitting *sitting,
                    const struct question_look *look, enum letters_size question,
                    enum letters_size options)
{
    put_place(sheet, look->question);
    letters_put(sheet, LEFT, 0, ROLE_STRONG, question, look->question->text);
    put_items(sheet, sitting, look, options);
    question_put_state(sheet, sitting, look->question);
}

void presenter_lay_out(struct sheet *sheet, const struct sitting *sitting,
                       const struct question_look *look)
{
    const size_t count = sizeof ways / sizeof *ways;
    for (size_t i = 0; i < count; i++) {
        sheet_begin(sheet, sheet->width);
        lay_out(sheet, sitting, look, ways[i].question, ways[i].options);
        if (sheet->line_count <= (size_t)look->rows)
            return;
    }
}
