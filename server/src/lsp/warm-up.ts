import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyse } from '../features/analysis.ts';
import { diagnosticsOf } from '../features/diagnostics.ts';
import { applyProfile } from '../rules/apply.ts';

/** Enough for the engine to have compiled what a keystroke runs. */
const ROUNDS = 150;

/** The milliseconds after a keystroke that are left to its answer, and to the next keystroke of somebody fast. */
const PAUSE = 3;

/**
 * Types into a policy of its own, a round at a time while nobody else types. Without it the first hundred keystrokes are
 * served by code that is still interpreted, at half the speed.
 * `lastTyped` says when somebody has typed last, as `performance.now` counts.
 */
export function warmUp(lastTyped: () => number): void {
  const text = `${applyProfile('', 'high-utility')}\n[experimental_network.domains]\n"*.example.com" = "allow"\n${hooks}`;
  const round = (left: number, older: Analysis | undefined) => {
    const rest = lastTyped() + PAUSE - performance.now();
    if (rest > 0) return void setTimeout(() => round(left, older), rest);
    const typed = left % 2 === 0 ? text : `${text}half_typed = \n`;
    const path = 'requirements.toml';
    const document = TextDocument.create(path, 'toml', left, typed);
    const analysis = analyse(document, path, { profile: 'security-oriented' }, older?.checked);
    diagnosticsOf(analysis, undefined);
    // Every few rounds all of it is looked at, as when a file is opened.
    if (left > 1) setTimeout(() => round(left - 1, left % 5 === 0 ? undefined : analysis));
  };
  setTimeout(() => round(ROUNDS, undefined));
}

const hooks = `
[[hooks.PreToolUse]]
matcher = "Bash"

[[hooks.PreToolUse.hooks]]
type = "command"
command = "/etc/codex/hooks/audit.sh"
`;
