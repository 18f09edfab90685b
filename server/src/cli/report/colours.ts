import type { Severity } from '../../risk/control.ts';

/** Paints parts of a text report. */
export interface Colours {
  severity(severity: Severity, text: string): string;
  strong(text: string): string;
  dim(text: string): string;
}

const CODES: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36', hint: '2' };

export const noColours: Colours = { severity: (_, text) => text, strong: (text) => text, dim: (text) => text };

export const terminalColours: Colours = {
  severity: (severity, text) => paint(`1;${CODES[severity]}`, text),
  strong: (text) => paint('1', text),
  dim: (text) => paint('2', text),
};

function paint(code: string, text: string): string {
  return text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`;
}

/** Whether to paint where nobody says so: on a terminal that can, unless `NO_COLOR` is set. */
export function wantsColours(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  return isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
}
