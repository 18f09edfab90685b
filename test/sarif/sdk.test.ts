/** The SARIF report, read and judged by the SARIF SDK of Microsoft. Linux only; it is installed on first use, about 100 MB. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkCommand } from '../../server/src/cli/check.ts';
import { ensureNpmTool, type NpmTool } from '../host/npm-tool.ts';

const sdk: NpmTool = {
  title: 'Sarif-Multitool',
  package: '@microsoft/sarif-multitool-linux',
  version: '5.7.0',
  executable: '@microsoft/sarif-multitool-linux/Sarif.Multitool',
};

const docs = new URL('../../docs/rules/', import.meta.url).href;
const goldens = new URL('../../server/test/goldens/', import.meta.url);

interface Result {
  readonly ruleId: string;
  readonly level?: string;
  readonly suppressions: readonly { readonly kind: string; readonly justification?: string }[];
  readonly fixes?: readonly object[];
}

/** The SDK leaves out the level that goes without saying. */
function withLevel(result: Result): Result {
  return { level: 'warning', ...result };
}

describe('the SARIF report', function () {
  if (process.platform !== 'linux') return;
  this.timeout(300_000);
  let folder: string;
  const outside = process.cwd();

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'codex-policy-sarif-'));
    cpSync(goldens, path.join(folder, 'policies'), { recursive: true });
    const policy =
      'allowed_sandbox_modes = ["read-only"]\ncolour = 1 # codex-policy: ignore[unknown-key] read by our tools\n';
    mkdirSync(path.join(folder, 'ignored'));
    writeFileSync(path.join(folder, 'ignored', 'requirements.toml'), policy);
    writeFileSync(path.join(folder, 'binary.requirements.toml'), Uint8Array.of(0xff));
    process.chdir(folder);
    // Half of what is found is known already.
    check('--baseline', 'known.json', '--write-baseline', 'policies/*.requirements.toml');
    writeFileSync('report.sarif', check('--format', 'sarif', '--baseline', 'known.json', '.'));
  });

  after(() => {
    process.chdir(outside);
    rmSync(folder, { recursive: true, force: true });
  });

  function check(...words: string[]): string {
    let printed = '';
    const around = { env: {}, isTerminal: false, docs: () => docs, stdin: () => '' };
    checkCommand(
      words,
      (text) => {
        printed += text;
      },
      () => {},
      around,
    );
    return printed;
  }

  const run = (...words: string[]) => execFileSync(ensureNpmTool(sdk), words, { encoding: 'utf8' });
  const runOf = (file: string) => JSON.parse(readFileSync(file, 'utf8')).runs[0];

  it('is as the schema and the rules of SARIF say, but for an address of the product, which it has not', () => {
    run('validate', 'report.sarif', '--output', 'verdict.sarif');
    const found: Result[] = runOf('verdict.sarif').results;
    assert.deepEqual(
      found.map(({ ruleId }) => ruleId),
      ['SARIF2005'],
    );
  });

  it('is refused where a result is not one', () => {
    const report = JSON.parse(readFileSync('report.sarif', 'utf8'));
    report.runs[0].results[0].message = 'words';
    writeFileSync('wrong.sarif', JSON.stringify(report));
    run('validate', 'wrong.sarif', '--output', 'refused.sarif');
    const found: Result[] = runOf('refused.sarif').results;
    assert.deepEqual(
      found.map(({ ruleId }) => ruleId),
      ['JSON1001'],
    );
  });

  it('keeps every finding, fix and suppression when the SDK reads it and writes it again', () => {
    run('rewrite', 'report.sarif', '--output', 'again.sarif');
    const [ours, theirs] = [runOf('report.sarif'), runOf('again.sarif')];
    assert.deepEqual(theirs.results.map(withLevel), ours.results);
    const named = (rules: readonly { readonly id: string; readonly help: object }[]) =>
      rules.map(({ id, help }) => ({ id, help }));
    assert.deepEqual(named(theirs.tool.driver.rules), named(ours.tool.driver.rules));
    assert.deepEqual(theirs.invocations, ours.invocations);
    const results: Result[] = theirs.results;
    const kinds = results.flatMap(({ suppressions }) => suppressions.map(({ kind }) => kind));
    assert.ok(results.some(({ fixes }) => fixes));
    assert.deepEqual([...new Set(kinds)].sort(), ['external', 'inSource']);
    assert.equal(ours.invocations[0].toolExecutionNotifications.length, 1);
  });
});
