#include "tui/layout/document_words.h"

#include "tui/layout/layout.h"

static void append_run(cmark_node *node, bool enter, struct text *out)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        text_append(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        text_append(out, " ");
        break;
    case CMARK_NODE_LINEBREAK:
        text_append(out, "\n");
        break;
    case CMARK_NODE_STRONG:
        text_append(out, LAYOUT_TOGGLE);
        break;
    default:
        break;
    }
    (void)enter;
}

void document_words_append(cmark_node *block, struct text *out)
{
    cmark_iter *runs = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(runs)) != CMARK_EVENT_DONE)
        append_run(cmark_iter_get_node(runs), event == CMARK_EVENT_ENTER, out);
    cmark_iter_free(runs);
    text_append(out, ""); /* so that there is a string even when there are no words */
}
