import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyse } from '../features/analysis.ts';
import { diagnosticsOf } from '../features/diagnostics.ts';
import { applyProfile } from '../rules/apply.ts';

/** Runs something once the messages that are there have been answered. */
export type Later = (work: () => void) => void;

/** Enough for the engine to have compiled what a keystroke runs. */
const ROUNDS = 150;

/**
 * Types into a policy of its own, a round at a time between messages. Without it the first hundred keystrokes are served
 * by code that is still interpreted, at half the speed.
 * `later` runs something between messages.
 */
export function warmUp(later: Later): void {
  const text = `${applyProfile('', 'high-utility')}\n[experimental_network.domains]\n"*.example.com" = "allow"\n${hooks}`;
  const round = (left: number, older: Analysis | undefined) => {
    const typed = left % 2 === 0 ? text : `${text}half_typed = \n`;
    const path = 'requirements.toml';
    const document = TextDocument.create(path, 'toml', left, typed);
    const analysis = analyse(document, path, { profile: 'security-oriented' }, older?.checked);
    diagnosticsOf(analysis, undefined);
    // Every few rounds all of it is looked at, as when a file is opened.
    if (left > 1) later(() => round(left - 1, left % 5 === 0 ? undefined : analysis));
  };
  later(() => round(ROUNDS, undefined));
}

const hooks = `
[[hooks.PreToolUse]]
matcher = "Bash"

[[hooks.PreToolUse.hooks]]
type = "command"
command = "/etc/codex/hooks/audit.sh"
`;
