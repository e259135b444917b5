// commonmark.js TOOLS FILE: FILE as commonmark.js reads it.
const fs = require("fs");
const [tools, file] = process.argv.slice(2);
const commonmark = require(tools + "/commonmark");
const tree = new commonmark.Parser().parse(fs.readFileSync(file, "utf8"));
process.stdout.write(new commonmark.HtmlRenderer().render(tree));
