import assert from 'node:assert/strict';
import { documents as settingsDocuments } from '../../../test/codex/config-documents/index.ts';
import { releaseName } from '../../src/codex/history/releases.ts';
import { analyseText } from '../../src/features/analysis.ts';
import { readInFullSince } from '../../src/features/read-in-full.ts';
import { versionsOf } from '../../src/features/versions.ts';
import { generatedPolicies, writtenPolicies } from '../rules/every-document.ts';
import { contextOf, lines } from '../rules/golden.ts';

const since = (text: string) => readInFullSince(contextOf(text, 'balanced'));

describe('the oldest release that reads a whole file', () => {
  const cases: readonly (readonly [text: string, release: number | undefined])[] = [
    [lines('allowed_sandbox_modes = ["read-only"]'), 77],
    [lines('allowed_approval_policies = ["never"]'), 98],
    [lines('allowed_approvals_reviewers = ["user"]'), 121],
    [lines('allowed_approvals_reviewers = ["auto_review"]'), 125],
    [lines('allow_managed_hooks_only = true'), 133],
    [lines('[features]', 'hooks = true'), 130],
    [lines('allowed_sandbox_modes = ["read\\x2donly"]'), 80],
    [lines('hooks.Stop = [{ hooks = [["command", "check"]] }]'), 148],
    [lines('allowed_sandbox_modes = ["read"]'), undefined],
    [lines('allowed_sandbox_modes = ["read-only"]', 'colour = 1'), undefined],
    [lines('allowed_sandbox_modes = '), undefined],
    [lines('# nothing'), undefined],
  ];
  for (const [text, release] of cases) {
    it(`is ${release === undefined ? 'none' : releaseName(release)} for ${JSON.stringify(text)}`, () => {
      assert.equal(since(text), release);
    });
  }

  const ofSettings: readonly (readonly [path: string, text: string, release: number | undefined])[] = [
    ['/etc/codex/managed_config.toml', 'model = "x"\n', 66],
    ['/etc/codex/config.toml', 'model = "x"\n', 80],
    ['/home/user/.codex/config.toml', 'model = "x"\n', 66],
    ['/srv/project/.codex/config.toml', 'model = "x"\n', 80],
    ['/srv/project/.codex/config.toml', 'otel.log_user_prompt = true\n', undefined],
    ['/home/user/.codex/config.toml', 'otel.log_user_prompt = true\n', 66],
    ['/home/user/.codex/config.toml', 'tools = { web_search = { context_size = "low" } }\n', 113],
    ['/home/user/.codex/config.toml', 'approvals_reviewer = "auto_review"\n', 125],
    ['/home/user/.codex/config.toml', 'tools.view_image = true\n', undefined],
    ['/home/user/.codex/agents/own.toml', 'name = "own"\n', undefined],
  ];
  for (const [path, text, release] of ofSettings) {
    it(`is ${release === undefined ? 'none' : releaseName(release)} for ${path}: ${JSON.stringify(text)}`, () => {
      const { context } = analyseText(text, path, { profile: 'balanced' });
      assert.equal(readInFullSince(context), release);
    });
  }

  it('is the one that the table of releases names', () => {
    for (const { text } of settingsDocuments) {
      for (const path of ['/etc/codex/config.toml', '/srv/project/.codex/config.toml', '/home/u/.codex/config.toml']) {
        const { context } = analyseText(text, path, { profile: 'balanced', kind: 'config' });
        const own = readInFullSince(context);
        if (own !== undefined) assert.equal(own, versionsOf(context).wholeFrom, `${path}\n${text}`);
      }
    }
    for (const { text } of [...writtenPolicies(), ...generatedPolicies(9)]) {
      const context = contextOf(text, 'balanced');
      const own = readInFullSince(context);
      if (own !== undefined) assert.equal(own, versionsOf(context).wholeFrom, text);
    }
  });
});
