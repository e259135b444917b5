// axe.js TOOLS FILE: the page with axe in it, which leaves in the page what it found.
const fs = require("fs");
const [tools, file] = process.argv.slice(2);
const axe = fs.readFileSync(tools + "/axe-core/axe.min.js", "utf8").replace(/<\/script/g, "<\\/script");
const run = `
axe.run(document).then((result) => {
    const found = result.violations.map((rule) => rule.id + ": " + rule.nodes[0].html);
    document.body.innerHTML = '<pre id="axe"></pre>';
    document.getElementById("axe").textContent = found.length ? found.join("\\n") : "none";
});`;
const page = fs.readFileSync(file, "utf8");
// A function, so that "$" in axe means nothing to replace.
process.stdout.write(page.replace("</body>", () => `<script>${axe}</script><script>${run}</script></body>`));
