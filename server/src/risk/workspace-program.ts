import { programName } from './packages.ts';

/** Programs that run the file that their arguments name. */
const interpreters =
  /^(?:sh|bash|zsh|dash|fish|ksh|node|deno|bun|tsx|ts-node|python[\d.]*|py|ruby|perl|php|pwsh|powershell|uv|source|exec|env)$/;

/** Files that an interpreter runs. */
const SCRIPT = /\.(?:sh|bash|zsh|fish|[cm]?[jt]sx?|py|rb|pl|php|ps1)$/i;

/**
 * The position of the word that names a file by a path without a root, which is looked up in the folder of the session:
 * 0 is the command, the arguments follow. Undefined where a command names none.
 */
export function fileOfSession(words: readonly (string | undefined)[]): number | undefined {
  const [command = ''] = words;
  if (isRelativePath(command)) return 0;
  if (!interpreters.test(programName(command))) return undefined;
  const index = words.findIndex((word, at) => at > 0 && word !== undefined && isScript(word));
  return index > 0 && !words.slice(1, index).some((word) => word === '-m' || word === '-e') ? index : undefined;
}

/** A path that begins in the current folder: not at the root, in the home, with a variable. A bare name is looked up in PATH. */
function isRelativePath(word: string): boolean {
  return /[\\/]/.test(word) && isWithoutRoot(word);
}

function isScript(word: string): boolean {
  return !word.startsWith('-') && !/\s/.test(word) && SCRIPT.test(word) && isWithoutRoot(word);
}

function isWithoutRoot(path: string): boolean {
  return !/^(?:[\\/~]|[a-z]:|[a-z]+:\/\/)|[$%{}<>`]/i.test(path);
}

/** The words of a command line as a shell would part them, without its quotes; a shell’s own script is opened. */
export function wordsOf(line: string): string[] {
  const words = (line.match(/(?:"[^"]*"|'[^']*'|[^\s"';&|])+|[;&|]+/g) ?? []).map((word) => word.replace(/["']/g, ''));
  const inner = words[2];
  const isShell = /^(?:ba|z|da|k|fi)?sh$/.test(programName(words[0] ?? '')) && /^-\w*c$/.test(words[1] ?? '');
  return isShell && inner !== undefined ? wordsOf(inner) : words;
}

/** Whether a file lies where the sandbox lets no command write, also in the workspace. */
export function isKeptFromCommands(path: string): boolean {
  return /^(?:\.[\\/])*\.(?:codex|git)[\\/]/.test(path);
}
