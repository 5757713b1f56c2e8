// Bundles report.js, collects the licenses of what went in, and compresses the result.
import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const result = await build({
  entryPoints: ['report.js'], bundle: true, minify: true, format: 'iife', target: 'es2022', charset: 'ascii',
  legalComments: 'none', write: false, metafile: true, platform: 'browser', logLevel: 'warning',
});
const packages = [...new Set(Object.keys(result.metafile.inputs).map(i => i.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean))].sort();
const notices = packages.map(name => {
  const folder = `node_modules/${name}`, { version, license } = JSON.parse(readFileSync(`${folder}/package.json`));
  const file = readdirSync(folder).find(f => /^licen[cs]e/i.test(f));
  return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : 'No license text is in the package.'}\n`;
});
writeFileSync('THIRD-PARTY-NOTICES.txt', `report.js.br holds code of these packages.\n\n${notices.join('\n----\n\n')}`);
// A page ends a script at these marks, wherever they stand; in a text \x3c is the same character.
const script = result.outputFiles[0].text.replaceAll(/<(?=\/script|!--)/gi, '\\x3c');
writeFileSync('report.js.br', brotliCompressSync(script, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: script.length } }));
console.log(`${packages.length} packages, ${script.length} characters, ${readFileSync('report.js.br').length} bytes compressed`);
