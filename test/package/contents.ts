import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../host/entry.ts';

/** Every file of the package but the rules' pages. The installation adds `.vsixmanifest`. */
const FILES = [
  '.vsixmanifest',
  'LICENSE.txt',
  'changelog.md',
  'dist/client.js',
  'dist/extension.js',
  'dist/formatter.js',
  'dist/package.json',
  'dist/posture-view.js',
  'dist/protocol.js',
  'dist/server.js',
  'dist/session.js',
  'dist/taplo.wasm',
  'dist/web/extension.cjs',
  'docs/ci.md',
  'docs/config.md',
  'docs/deploying.md',
  'docs/editors.md',
  'docs/images/quick-fix.png',
  'docs/requirements.md',
  'docs/rules/README.md',
  'docs/walkthrough/beyond.md',
  'docs/walkthrough/beyond.nls.de.md',
  'docs/walkthrough/check.md',
  'docs/walkthrough/check.nls.de.md',
  'docs/walkthrough/ci.md',
  'docs/walkthrough/ci.nls.de.md',
  'docs/walkthrough/export.md',
  'docs/walkthrough/export.nls.de.md',
  'docs/walkthrough/new.md',
  'docs/walkthrough/new.nls.de.md',
  'docs/walkthrough/preview.md',
  'docs/walkthrough/preview.nls.de.md',
  'docs/walkthrough/verify.md',
  'docs/walkthrough/verify.nls.de.md',
  'docs/walkthrough/who.md',
  'docs/walkthrough/who.nls.de.md',
  'l10n/bundle.l10n.de.json',
  'package.json',
  'package.nls.de.json',
  'package.nls.json',
  'readme.md',
  'schemas/agent_role.schema.json',
  'schemas/check-output.schema.json',
  'schemas/codex-policy.schema.json',
  'schemas/config.schema.json',
  'schemas/managed_config.schema.json',
  'schemas/requirements.schema.json',
  'snippets/managed-config.json',
  'snippets/requirements.json',
  'syntaxes/codex.tmLanguage.json',
  'syntaxes/language-configuration.json',
  'syntaxes/toml.tmLanguage.json',
];

/** The folder of the only extension in a folder of extensions. */
export function installedFolder(extensions: string): string {
  const folders = readdirSync(extensions, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const [folder] = folders;
  if (!folder || folders.length > 1) throw new SetupError(`There are ${folders.length} extensions, not one.`);
  return path.join(extensions, folder.name);
}

/** Compares the files of an installed package with what it should have; returns their number. */
export function checkContents(root: string, installed: string): number {
  const expected = new Set([...FILES, ...rulePages(root)]);
  const present = new Set(filesBelow(installed));
  const missing = [...expected].filter((file) => !present.has(file));
  const stray = [...present].filter((file) => !expected.has(file));
  const noImage = readmeImages(installed).filter((file) => !present.has(file));
  const faults = [
    ...missing.map((file) => `${file} is missing`),
    ...stray.map((file) => `${file} does not belong there`),
    ...noImage.map((file) => `${file} is shown by the README and missing`),
  ];
  if (faults.length > 0) throw new SetupError(`The package is wrong:\n  ${faults.join('\n  ')}`);
  return present.size;
}

/** A page for every rule, found by the rules' sources rather than by the pages that are there. */
function rulePages(root: string): string[] {
  const folder = path.join(root, 'server', 'src', 'rules');
  const across = readFileSync(path.join(root, 'server', 'src', 'rules', 'cross-file-rules.ts'), 'utf8');
  const acrossIds = [...across.matchAll(/^ {2}id: '([\w-]+)',$/gm)].flatMap(([, id]) => id ?? []);
  const ids = readdirSync(folder)
    .filter((name) => / Rule</.test(readFileSync(path.join(folder, name), 'utf8')))
    .flatMap((name) => /^ {2}id: '([\w-]+)',$/m.exec(readFileSync(path.join(folder, name), 'utf8'))?.[1] ?? []);
  return [...ids, ...acrossIds].map((id) => `docs/rules/${id}.md`);
}

/** The images that the README shows from the package. */
function readmeImages(installed: string): string[] {
  const readme = readFileSync(path.join(installed, 'readme.md'), 'utf8');
  return [...readme.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
