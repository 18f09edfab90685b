import { UsageError } from './arguments.ts';

/** What a step of a workflow says in its `with`. */
export interface ActionInputs {
  /** The words for `check`. */
  readonly words: readonly string[];
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly sarifFile: string | undefined;
}

/** The inputs that are options of `check` with the same name. */
const OPTIONS = ['profile', 'config', 'codex-version', 'fail-on', 'min-severity', 'baseline'] as const;

/** Reads the inputs as a runner gives them: in variables of the environment. */
export function actionInputs(env: NodeJS.ProcessEnv): ActionInputs {
  const options = OPTIONS.flatMap((name) => {
    const value = inputOf(env, name);
    return value === undefined ? [] : [`--${name}=${value}`];
  });
  const rules = wordsOf(inputOf(env, 'rules') ?? '').map((word) => `--rule=${word}`);
  const sarifFile = inputOf(env, 'sarif-file');
  if (sarifFile?.includes('\n')) throw new UsageError('sarif-file takes one path');
  return {
    words: [...options, ...rules, '--', ...wordsOf(inputOf(env, 'paths') ?? '.')],
    annotations: flagOf(env, 'annotations'),
    summary: flagOf(env, 'summary'),
    sarifFile,
  };
}

/** A runner writes the name of an input in capitals and keeps its hyphens. */
function inputOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[`INPUT_${name.toUpperCase()}`]?.trim();
  return value === '' ? undefined : value;
}

function flagOf(env: NodeJS.ProcessEnv, name: string): boolean {
  const value = inputOf(env, name)?.toLowerCase() ?? 'true';
  if (value !== 'true' && value !== 'false') throw new UsageError(`${name} takes true or false, not '${value}'`);
  return value === 'true';
}

/** Words between blanks and line ends; one in quotes is a word with its blanks. */
function wordsOf(text: string): string[] {
  return Array.from(
    text.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g),
    ([whole, double, single]) => double ?? single ?? whole,
  );
}
