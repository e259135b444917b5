// directions.js page FILE: the page with a script in it that leaves in the page what it found; or
// directions.js paper FILE: the same of what `pdftotext -bbox` says of a document.
//
// Where a sentence stands whose words are in SENTENCE, each word must stand where a reader of Hebrew
// looks for it: to the left of the one before, save inside the runs that read from the left. It is
// looked for by where its words are, not by markup.
const fs = require("fs");
const [kind, file] = process.argv.slice(2);

// In the order in which they are read on a line from the right.
const SENTENCE = ["הדוח", "של", "ICMEC", "משנת", "2023", "מצביע", "על", "12", "פערים"];
// Two words of one run, in the order of reading from the left.
const RUN = ["Global", "Alliance"];

// What is wrong with words at {word, left, right, line}, in reading order; "" for nothing.
function wrong(words) {
    for (let i = 1; i < words.length; i++) {
        const [before, now] = [words[i - 1], words[i]];
        if (Math.abs(before.line - now.line) > 4)
            continue; // on the next line, which begins at the right again
        const fromLeft = RUN.includes(before.word) && RUN.includes(now.word);
        const good = fromLeft ? now.left >= before.right - 1 : now.right <= before.left + 1;
        if (!good)
            return `“${now.word}” at ${now.left} after “${before.word}” at ${before.left}`;
    }
    return "";
}

function inPage(SENTENCE, RUN, wrong) {
    const found = [];
    const places = {};
    const all = SENTENCE.concat(RUN);
    const rects = (node, at, length) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + length);
        return range.getClientRects()[0];
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        const text = node.data;
        const block = node.parentElement.closest("h1,h2,h3,h4,li,td,th,p");
        if (!block)
            continue; // the script
        for (let at = text.indexOf(SENTENCE[0]); at >= 0; at = text.indexOf(SENTENCE[0], at + 1)) {
            let from = at;
            const words = [];
            for (const word of all) {
                const next = text.indexOf(word, from);
                if (next < 0)
                    break;
                const rect = rects(node, next, word.length);
                if (rect)
                    words.push({word, left: rect.left, right: rect.right, line: rect.bottom});
                from = next + word.length;
            }
            const name = block.closest("blockquote") ? "blockquote" : block.localName;
            if (!words.length)
                continue; // not shown
            places[name] = (places[name] || 0) + 1;
            let problem = words.length < all.length ? "not all words are there" : wrong(words);
            // The full stop stands at the left end.
            const stop = rects(node, text.indexOf(".", from), 1);
            const last = words[words.length - 1];
            if (!problem && Math.abs(stop.bottom - last.line) < 4 && stop.right > last.left + 1)
                problem = "the full stop";
            // What is all of a block begins at the right side of it.
            const own = block.textContent.trim().startsWith(SENTENCE[0]);
            const room = block.getBoundingClientRect();
            if (!problem && own && room.right - words[0].right > 20)
                problem = `it begins at ${words[0].right} of ${room.right}`;
            if (problem)
                found.push(`${name}: ${problem}`);
        }
    }
    for (const name of ["h1", "li", "td", "p", "blockquote"])
        if (!places[name])
            found.push(`there is none in ${name}`);
    const told = document.createElement("pre");
    told.id = "directions";
    told.textContent = found.length ? found.join("\n") : "none";
    document.body.replaceChildren(told);
}

// Hebrew letters that some engines place one by one, as words.
function joined(pieces) {
    const words = [];
    for (const piece of pieces.sort((a, b) => a.left - b.left)) {
        const last = words[words.length - 1];
        const hebrew = (word) => /\p{Script=Hebrew}/u.test(word);
        if (last && piece.left - last.right < 1.5 && hebrew(last.word) && hebrew(piece.word))
            words[words.length - 1] = {...last, word: piece.word + last.word, right: piece.right};
        else
            words.push(piece);
    }
    return words;
}

function onPaper(text) {
    const found = [];
    let places = 0;
    const turned = (word) => [...word].reverse().join("");
    for (const page of text.split("<page ").slice(1)) {
        const words = [...page.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)]
            .map(([, left, right, line, word]) => ({word, left: +left, right: +right, line: +line}));
        const is = (word, wanted) =>
            [wanted, turned(wanted)].includes(word.replace(/[^\p{L}\p{N}]/gu, ""));
        // Lines by where they stand: the words of one sentence that are on one line.
        const lines = new Map();
        for (const word of words) {
            const key = [...lines.keys()].find((at) => Math.abs(at - word.line) < 3) ?? word.line;
            lines.set(key, [...(lines.get(key) || []), word]);
        }
        for (const pieces of lines.values()) {
            const line = joined(pieces);
            const first = line.filter((word) => is(word.word, SENTENCE[0]));
            for (const start of first) {
                const told = [{...start, word: SENTENCE[0]}];
                for (const wanted of SENTENCE.slice(1).concat(RUN)) {
                    const before = told[told.length - 1];
                    const next = line.filter((word) => is(word.word, wanted))
                        .sort((a, b) => Math.abs(a.left - before.left) - Math.abs(b.left - before.left))[0];
                    if (!next)
                        break; // on the next line
                    told.push({...next, word: wanted});
                }
                if (told.length < 3)
                    continue;
                places++;
                const problem = wrong(told);
                if (problem)
                    found.push(problem);
            }
        }
    }
    if (places < 5)
        found.push(`it stands in ${places} places only`);
    return found.length ? found.join("\n") : "none";
}

if (kind === "paper") {
    process.stdout.write(onPaper(fs.readFileSync(file, "utf8")) + "\n");
} else {
    const run = `${wrong}\n(${inPage})(${JSON.stringify(SENTENCE)}, ${JSON.stringify(RUN)}, wrong);`;
    const page = fs.readFileSync(file, "utf8");
    const script = `<script>const RUN = ${JSON.stringify(RUN)};
try {${run}} catch (error) {document.body.innerHTML = "<" + "pre>" + error + "<" + "/pre>";}
</script></body>`;
    process.stdout.write(page.replace("</body>", () => script));
}
