import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyse } from '../features/analysis.ts';
import { completions } from '../features/completion/complete.ts';
import type { CompletionClient } from '../features/completion/list.ts';
import { diagnosticsOf } from '../features/diagnostics.ts';
import { hover } from '../features/hover.ts';
import { applyProfile } from '../rules/apply.ts';

/** Enough for the engine to know what a keystroke and a question run; more makes no answer faster. */
const ROUNDS = 50;

/**
 * The milliseconds without a message after which somebody rests. Between the keystrokes of a fast client it would be in
 * the way: a step can take longer than an answer.
 */
const REST_MS = 50;

/** When it goes on, and for whom. */
interface WarmUp {
  /** When a message has come last, as `performance.now` counts. */
  lastAsked(): number;
  /** Runs a step after what has come meanwhile. */
  next(step: () => void): void;
  /** Who asks for completion. */
  readonly client: CompletionClient;
}

/**
 * Types into a policy of its own and asks about it, a step at a time while nobody else does. Without it the
 * slowest of the first answers take a third longer.
 */
export function warmUp({ lastAsked, next, client }: WarmUp): void {
  const steps = stepsOf(client);
  const goOn = () => {
    const rest = lastAsked() + REST_MS - performance.now();
    if (rest > 0) return void setTimeout(goOn, rest);
    if (!steps.next().done) next(goOn);
  };
  next(goOn);
}

/** Each step is short, so that whoever asks meanwhile does not wait long. */
function* stepsOf(client: CompletionClient): Generator<void> {
  const text = `${applyProfile('', 'high-utility')}${more}`;
  const path = 'requirements.toml';
  const analysed = (round: number, older?: Analysis) => {
    const typed = round % 2 === 0 ? text : `${text}half_typed = \n`;
    const document = TextDocument.create(path, 'toml', round, typed);
    return analyse(document, path, { profile: 'security-oriented' }, older?.checked);
  };
  let analysis: Analysis | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    // Every few rounds all of it is looked at, as when a file is opened.
    analysis = analysed(round, round % 5 === 1 ? undefined : analysis);
    diagnosticsOf(analysis, undefined);
    yield;
  }
  for (let round = 0; round < ROUNDS; round++) {
    yield;
    const asked = analysed(round);
    const position = { line: (round * 7) % asked.textDocument.lineCount, character: round % 12 };
    hover(asked, position);
    yield;
    completions(asked, position, client);
  }
}

/** What policies have besides the controls. */
const more = `
[experimental_network.domains]
"*.example.com" = "allow"

[features]
hooks = true
memories = true

[permissions.filesystem]
deny_read = ["~/**/.env"]

[[remote_sandbox_config]]
hostname_patterns = ["build-*"]
allowed_sandbox_modes = ["read-only"]

[hooks]
managed_dir = "/etc/codex/hooks"

[[hooks.PreToolUse]]
matcher = "Bash"

[[hooks.PreToolUse.hooks]]
type = "command"
command = "/etc/codex/hooks/audit.sh"
`;
