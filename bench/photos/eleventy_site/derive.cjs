// AVIF and JPEG at the given widths for each photo of a folder; all else is eleventy-img's default, its caches off.
// The name of a derivative is set only so that the benchmark can tell which photo it shows.
const { readdirSync } = require("node:fs");
const { join, parse } = require("node:path");
const eleventyImage = require("@11ty/eleventy-img");

const Image = eleventyImage.default ?? eleventyImage;
const [source, output, ...widths] = process.argv.slice(2);

const derive = (name) =>
  Image(join(source, name), {
    widths: widths.map(Number),
    formats: ["avif", "jpeg"],
    outputDir: output,
    useCache: false,
    filenameFormat: (id, src, width, format) => `${parse(name).name}-${width}.${format}`,
  });

Promise.all(readdirSync(source).filter((name) => name.endsWith(".jpg")).map(derive)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
