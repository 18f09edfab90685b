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

/** The same for the first few steps, which are short. */
const PAUSE_MS = 2;

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
  let rest = PAUSE_MS;
  const goOn = () => {
    const wait = lastAsked() + rest - performance.now();
    if (wait > 0) return void setTimeout(goOn, wait);
    const made = steps.next();
    if (made.done) return;
    rest = made.value;
    next(goOn);
  };
  next(goOn);
}

/** Each step is short, so that whoever asks meanwhile does not wait long. Gives the rest that the next one wants. */
function* stepsOf(client: CompletionClient): Generator<number> {
  yield* questionsOf(client);
  yield REST_MS;
  const text = `${applyProfile('', 'high-utility')}${more}`;
  let analysis: Analysis | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    // Every few rounds all of it is looked at, as when a file is opened.
    const typed = round % 2 === 0 ? text : `${text}half_typed = \n`;
    analysis = analysed(typed, round, round % 5 === 1 ? undefined : analysis);
    diagnosticsOf(analysis, undefined);
    yield REST_MS;
  }
  for (let round = 0; round < ROUNDS; round++) {
    const asked = analysed(text, round);
    const position = { line: (round * 7) % asked.textDocument.lineCount, character: round % 12 };
    yield REST_MS;
    hover(asked, position);
    yield REST_MS;
    completions(asked, position, client);
    yield REST_MS;
  }
}

/** Asks once about each line: what runs for the first time takes several times as long as later. */
function* questionsOf(client: CompletionClient): Generator<number> {
  const asked = analysed(`${few}${more}`, 0);
  for (const [line, text] of asked.textDocument.getText().split('\n').entries()) {
    yield PAUSE_MS;
    hover(asked, { line, character: 5 });
    yield PAUSE_MS;
    const isAfterEquals = line % 2 === 0 && text.includes(' = ');
    completions(asked, { line, character: isAfterEquals ? text.indexOf(' = ') + 3 : Math.min(text.length, 2) }, client);
  }
}

function analysed(text: string, version: number, older?: Analysis): Analysis {
  const path = 'requirements.toml';
  return analyse(
    TextDocument.create(path, 'toml', version, text),
    path,
    { profile: 'security-oriented' },
    older?.checked,
  );
}

/** Some of the controls. */
const few = `allowed_sandbox_modes = ["read-only"]
allowed_approvals_reviewers = ["auto_review"]

[rules]
prefix_rules = [
  { pattern = [{ token = "rm" }, { any_of = ["-rf", "-fr"] }], decision = "forbidden" },
]
`;

/** What policies have besides the controls. */
const more = `
[experimental_network.domains]
"*.example.com" = "allow"
"example.net" = "deny"

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
