#include "export/document/xml.h"

#include <string.h>

void xml_escape_bytes(struct text *out, const char *text, size_t length)
{
    static const char *const entities[256] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};
    size_t from = 0;
    for (size_t at = 0; at < length; at++) {
        const char *entity = entities[(unsigned char)text[at]];
        if (!entity)
            continue;
        text_append_bytes(out, text + from, at - from);
        text_append(out, entity);
        from = at + 1;
    }
    text_append_bytes(out, text + from, length - from);
}

void xml_escape(struct text *out, const char *text)
{
    xml_escape_bytes(out, text, strlen(text));
}
