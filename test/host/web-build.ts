/** The workbench of the host without its server, as vscode.dev has it, in the form that @vscode/test-web serves. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { HostPaths } from './paths.ts';

/** What @vscode/test-web is told to find the build. */
export interface WebBuild {
  /** The folder in which it looks for builds that were downloaded. */
  readonly data: string;
  readonly commit: string;
}

const PARTS = ['out', 'extensions', 'node_modules', 'package.json', 'product.json', 'resources'];

/** Makes the build once, beside the host; says nothing when it is there. */
export function ensureWebBuild(host: HostPaths): WebBuild {
  const product: { commit: string } = readJson(path.join(host.vscode, 'product.json'));
  const data = path.join(host.root, 'web');
  const folder = path.join(data, `vscode-web-stable-${product.commit}`);
  if (!existsSync(folder)) {
    const partial = `${folder}.partial-${process.pid}`;
    writeWorkbench(host);
    writeBrowserEntries(host);
    mkdirSync(partial, { recursive: true });
    for (const part of PARTS) symlinkSync(path.join(host.vscode, part), path.join(partial, part));
    writeFileSync(path.join(partial, 'version'), path.basename(folder));
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  }
  return { data, commit: product.commit };
}

/**
 * The workbench's program starts by itself, for a server behind the page. As a module it has to give what starts it
 * instead. The names are those of a minifier: they are found by what stands around them.
 */
function writeWorkbench(host: HostPaths): void {
  const browser = path.join(host.vscode, 'out/vs/code/browser/workbench');
  const target = path.join(host.vscode, 'out/vs/workbench');
  const source = readFileSync(path.join(browser, 'workbench.js'), 'utf8');
  const configuration = source.lastIndexOf('getElementById("vscode-workbench-web-configuration")');
  const start = source.lastIndexOf('(function(){', configuration);
  const end = source.indexOf('})();export{', configuration) + '})();'.length;
  const program = source.slice(start, end);
  const create = found(program, /[;,{}]([\w$]+)\([\w$]+\.document\.body,\{/);
  const uri = found(program, /=([\w$]+)\.parse\(new URL\(/);
  const emitter = found(program, /tunnelFactory:[^{]*\{let [\w$]+=new ([\w$]+)[,;]/);
  const library = withoutServer(source.slice(0, start));
  const rest = source.slice(end).replace(/^export\{[^}]*\};?/, '');
  const exported = `export{${create} as create,${uri} as URI,${emitter} as Emitter};`;
  writeFileSync(path.join(target, 'workbench.web.main.internal.js'), `${library}${exported}${rest}`);
  const styles = readFileSync(path.join(browser, 'workbench.css'), 'utf8');
  writeFileSync(
    path.join(target, 'workbench.web.main.internal.css'),
    styles.replaceAll('../../../../media/', '../../media/'),
  );
}

/** What code-server has changed supposes a server: user data in its files, and a password. */
function withoutServer(library: string): string {
  const userData = /\.file\(this\.userDataPath\)\.with\(\{scheme:[\w$.]+\}\)/;
  const enabled = /if\(typeof this\.options\.isEnabled\w+>"u"\)throw new Error\("[^"]*"\);/;
  found(library, new RegExp(`(${userData.source})`));
  found(library, new RegExp(`(${enabled.source})`));
  return library
    .replaceAll(new RegExp(userData, 'g'), '.file("/").with({scheme:"vscode-userdata"})')
    .replaceAll(new RegExp(enabled, 'g'), '');
}

function found(text: string, expression: RegExp): string {
  const name = expression.exec(text)?.[1];
  if (name === undefined) throw new Error(`the workbench of this version is another one: ${expression.source}`);
  return name;
}

/** The package has the built-in extensions for Node.js only. Each that names a browser entry gets an empty one. */
function writeBrowserEntries(host: HostPaths): void {
  const extensions = path.join(host.vscode, 'extensions');
  for (const name of readdirSync(extensions)) {
    const manifest = path.join(extensions, name, 'package.json');
    const { browser }: { browser?: string } = existsSync(manifest) ? readJson(manifest) : {};
    if (browser === undefined) continue;
    const file = path.join(extensions, name, browser.endsWith('.js') ? browser : `${browser}.js`);
    if (existsSync(file)) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'exports.activate = () => ({});\n');
  }
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
