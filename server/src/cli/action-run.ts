import { randomUUID } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shippedDocs } from '../lsp/shipped-docs.ts';
import { type ActionInputs, actionInputs } from './action-inputs.ts';
import { CannotRunError } from './arguments.ts';
import { type CheckSurroundings, reporterFor } from './check.ts';
import { type CheckOptions, checkOptions } from './check-options.ts';
import { type Outcome, runCheck, type Sink } from './check-run.ts';
import { reason } from './files.ts';
import { githubMessage } from './report/github.ts';

/**
 * Runs `check` as a step of a workflow: annotations on standard output, the findings as Markdown in the summary of the
 * job, the rest in files. Gives the exit code.
 */
export function runAction(env: NodeJS.ProcessEnv, print: (text: string) => void, pages = shippedDocs): number {
  try {
    const inputs = actionInputs(env);
    const tell = (text: string) => print(githubMessage('notice', text.trim()));
    const options = checkOptions(inputs.words, tell);
    const { outcome, files } = checkTo(inputs, options, { env, print, pages });
    // Annotations say so themselves.
    for (const { path: file, message } of inputs.annotations ? [] : outcome.problems) {
      print(githubMessage('error', `${file}: ${message}`));
    }
    for (const remark of outcome.remarks) tell(remark);
    writeOutputs(env.GITHUB_OUTPUT, outcome, files);
    return outcome.problems.length > 0 ? 2 : outcome.fails ? 1 : 0;
  } catch (error) {
    print(githubMessage('error', error instanceof CannotRunError ? error.message : `internal error: ${error}`));
    return 2;
  }
}

interface Step {
  readonly env: NodeJS.ProcessEnv;
  print(text: string): void;
  pages(): string;
}

/** The files that a later step may want. */
type Files = Readonly<Record<'sarif-file' | 'markdown-file', string | undefined>>;

function checkTo(
  inputs: ActionInputs,
  options: CheckOptions,
  { env, print, pages }: Step,
): { outcome: Outcome; files: Files } {
  const around: CheckSurroundings = {
    env,
    isTerminal: false,
    docs: () => docsOf(env) ?? pages(),
    pages,
    stdin: () => '',
  };
  const [sarif, markdown]: [string[], string[]] = [[], []];
  const sinkTo = (format: 'sarif' | 'github' | 'markdown', write: (text: string) => void): Sink => ({
    reporter: reporterFor(format, options, around),
    write,
  });
  const outcome = runCheck(
    options,
    [
      sinkTo('markdown', (text) => void markdown.push(text)),
      ...(inputs.annotations ? [sinkTo('github', print)] : []),
      ...(inputs.sarifFile === undefined ? [] : [sinkTo('sarif', (text) => void sarif.push(text))]),
    ],
    around.stdin,
  );
  const summary = markdown.join('');
  if (inputs.sarifFile !== undefined)
    writing(inputs.sarifFile, () => writeFileSync(inputs.sarifFile ?? '', sarif.join('')));
  if (inputs.summary) append(env.GITHUB_STEP_SUMMARY, summary);
  const markdownFile = env.RUNNER_TEMP ? path.join(env.RUNNER_TEMP, `codex-policy-${randomUUID()}.md`) : undefined;
  if (markdownFile !== undefined) writing(markdownFile, () => writeFileSync(markdownFile, summary));
  return { outcome, files: { 'sarif-file': inputs.sarifFile, 'markdown-file': markdownFile } };
}

/** Where the pages of this version of the action can be read by everybody; undefined where the runner does not say. */
function docsOf({
  GITHUB_SERVER_URL,
  GITHUB_ACTION_REPOSITORY,
  GITHUB_ACTION_REF,
}: NodeJS.ProcessEnv): string | undefined {
  if (!GITHUB_SERVER_URL || !GITHUB_ACTION_REPOSITORY || !GITHUB_ACTION_REF) return undefined;
  return `${GITHUB_SERVER_URL}/${GITHUB_ACTION_REPOSITORY}/blob/${GITHUB_ACTION_REF}/docs/rules/`;
}

/** What stands in a value cannot end it: the delimiter is nobody's to guess. */
function writeOutputs(file: string | undefined, { counts, fails }: Outcome, files: Files): void {
  const values = { errors: String(counts.error), warnings: String(counts.warning), failed: String(fails), ...files };
  const lines = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const end = `end-${randomUUID()}`;
    return [`${name}<<${end}\n${value}\n${end}\n`];
  });
  append(file, lines.join(''));
}

function append(file: string | undefined, text: string): void {
  if (file) writing(file, () => appendFileSync(file, text));
}

function writing(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new CannotRunError(`${file}: cannot be written: ${reason(error)}`);
  }
}
