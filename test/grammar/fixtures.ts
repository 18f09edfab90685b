import { readdirSync, readFileSync } from 'node:fs';
import type { IGrammar } from 'vscode-textmate';
import { codexGrammar } from '../../scripts/generate/grammar.ts';
import { loadGrammar } from './tokenize.ts';

const fixtures = new URL('fixtures/', import.meta.url);
const goldens = new URL('goldens/', import.meta.url);

export function fixtureNames(): string[] {
  return namesIn(fixtures, '.toml');
}

export function goldenNames(): string[] {
  return namesIn(goldens, '.snap');
}

export function readFixture(name: string): string {
  return readFileSync(new URL(`${name}.toml`, fixtures), 'utf8');
}

export function readGolden(name: string): string {
  return readFileSync(new URL(`${name}.snap`, goldens), 'utf8');
}

/** Fixtures that start with `codex` are read with the Codex names injected, the others as plain TOML. */
export function grammarFor(name: string): Promise<IGrammar> {
  return loadGrammar(name.startsWith('codex') ? sampleCodexGrammar() : undefined);
}

export function sampleCodexGrammar(): object {
  return codexGrammar(
    ['allowed_sandbox_modes', 'allowed_approval_policies', 'features', 'mcp_servers', 'rules', 'sandbox_mode'],
    ['danger-full-access', 'never'],
  );
}

function namesIn(folder: URL, extension: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .sort();
}
