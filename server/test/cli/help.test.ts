import assert from 'node:assert/strict';
import { asksForHelp, helpOn } from '../../src/cli/help.ts';
import { commandsOfHelp } from '../../src/cli/help-table.ts';

describe('help', () => {
  it('is given on one command, with its options and the exit codes', () => {
    const lines = helpOn('fix')?.split('\n') ?? [];
    assert.equal(
      lines[0],
      '  codex-policy fix FILE...     put right what is misspelt or of the wrong type, where it is certain what was meant',
    );
    assert.ok(lines.some((line) => line.startsWith('      --dry-run ')));
    assert.ok(!lines.some((line) => line.includes('--layer')));
    assert.ok(lines.some((line) => line.startsWith('effective: 0 Codex starts, 1 it refuses to.')));
  });

  it('is given on every command', () => {
    for (const { name: command } of commandsOfHelp()) {
      assert.ok(helpOn(command)?.startsWith(`  codex-policy ${command} `), command);
    }
    assert.equal(helpOn('chekc'), undefined);
  });

  it('is asked for anywhere among the options, but not as a file', () => {
    assert.ok(asksForHelp(['a.toml', '--help']));
    assert.ok(asksForHelp(['-h']));
    assert.ok(!asksForHelp(['--', '--help']));
    assert.ok(!asksForHelp(['a.toml']));
  });
});
