import { canBlock, type HookGroup, hookGroups } from '../codex/hooks.ts';
import { codexVersion } from '../codex/version.ts';
import { type Item, textOf } from '../toml/document.ts';
import { removePair } from '../toml/remove.ts';
import type { Span } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Draft, Rule } from './rule.ts';

interface Open {
  /** The key that keeps Codex from waiting for the handler. */
  readonly background: Item | undefined;
}

/** Hooks that run and that still let pass what they should stop. */
export const hookFailsOpen: Rule<Open> = {
  id: 'hook-fails-open',
  summary: 'A hook that runs, and lets pass what it is there to stop.',
  severity: 'info',
  verdict: 'ineffective',
  keys: ['hooks'],

  *check({ document: { root } }) {
    for (const group of hookGroups(root)) {
      for (const handler of group.handlers) {
        if (textOf(handler.children.get('type')) === 'command') yield* commandHandler(group, handler);
      }
    }
  },

  fixes({ document }, { data: { background } }) {
    const pair = background?.pair;
    if (!pair) return [];
    const edit = removePair(document, pair);
    // A hook that only keeps a log need not hold anything up.
    return [{ title: 'Remove `async`', safe: false, apply: () => applyEdits(document.text, [edit]) }];
  },
};

function* commandHandler({ event }: HookGroup, handler: Item): Generator<Draft<Open>> {
  const background = handler.children.get('async');
  if (canBlock(event) && background?.value?.kind === 'boolean' && background.value.value) {
    const says = `Codex ${codexVersion} does not wait for a handler in the background: it can keep a log, and never blocks.`;
    yield draft(background, background.value, says, background);
  }
  const command = handler.children.get('command');
  const line = textOf(command);
  if (!command?.value || line === undefined) return;
  const script = relativeScript(line);
  if (script !== undefined) {
    const says = `Codex ${codexVersion} starts hooks in the folder of the session and not in \`managed_dir\`: \`${script}\` is the project’s own file there, or none, and then the hook fails open. Write the full path.`;
    yield { ...draft(command, command.value, says), severity: 'warning' };
  } else if (canBlock(event)) {
    const fault = exitFault(line);
    if (fault !== undefined) yield draft(command, command.value, `${fault}: the action goes on.`);
  }
}

const interpreters = /^(?:python[\d.]*|bash|sh|zsh|dash|node|ruby|perl|pwsh|powershell)(?:\.exe)?$/i;

const scriptFile = /\.(?:py|sh|bash|zsh|js|mjs|cjs|ts|rb|pl|ps1)$/i;

/** The file that a command line starts, if it is named by a path that is not full: `./check.sh`, `python3 hooks/pre.py`. */
export function relativeScript(line: string): string | undefined {
  const [program = '', ...rest] = line.trim().split(/\s+/).map(unquoted);
  if (isRelativePath(program)) return program;
  if (!interpreters.test(program.replace(/^.*[\\/]/, ''))) return undefined;
  const [file = ''] = rest.filter((word) => !word.startsWith('-'));
  const inline = rest.some((word) => /^-\w*[ce]$/.test(word));
  return !inline && /^[\w.]/.test(file) && isNoFullPath(file) && (scriptFile.test(file) || isRelativePath(file))
    ? file
    : undefined;
}

function unquoted(word: string): string {
  return word.replace(/^(["'])(.*)\1$/, '$2');
}

function isRelativePath(word: string): boolean {
  return /^(?:\.{1,2}|[\w.-]+)[\\/]/.test(word) && isNoFullPath(word);
}

function isNoFullPath(word: string): boolean {
  return !/^(?:[A-Za-z]:)/.test(word);
}

/** Why the exit code that a command line ends with in so many words does not block. */
function exitFault(line: string): string | undefined {
  const [, code] = /(?:^|[;&|{\s])exit\s+(\d+)\s*[;}]?\s*$/.exec(line) ?? [];
  if (code === undefined || code === '0') return undefined;
  if (code !== '2')
    return `Codex ${codexVersion} blocks on exit code 2 alone and takes \`exit ${code}\` for a hook that failed`;
  if (/>\s*&\s*2|stderr|\/fd\/2/.test(line)) return undefined;
  return `Codex ${codexVersion} blocks on exit code 2 only together with a reason on standard error, and none is written here`;
}

function draft(item: Item, { start, end }: Span, message: string, background?: Item): Draft<Open> {
  return { message, keyPath: item.path, span: { start, end }, control: 'hooks', data: { background } };
}
