import assert from 'node:assert/strict';
import { refusals } from '../../../src/codex/constraints/index.ts';
import { alikeReleases } from '../../../src/codex/history/changes.ts';
import { mayHaveDates } from '../../../src/codex/history/schema.ts';
import { topicsOf } from '../../../src/codex/history/topics.ts';
import { isAccepted } from '../../../src/codex/history/verdict.ts';
import { parseDocument } from '../../../src/toml/document.ts';
import { generatedPolicies, writtenPolicies } from '../../rules/every-document.ts';

const policies = [...writtenPolicies(), ...generatedPolicies(5)];

describe('the topics of a file', () => {
  it('are the root keys that a constraint joins', () => {
    const keys = ['rules', 'permissions', 'mcp_servers', 'experimental_network', 'plugins', 'otel', 'application'];
    const { root } = parseDocument(keys.map((key) => `[${key}]\n`).join(''));
    assert.deepEqual(
      topicsOf(root).map(({ children }) => [...children.keys()]),
      [['rules'], ['permissions', 'experimental_network', 'application'], ['mcp_servers', 'plugins'], ['otel']],
    );
  });

  it('are refused for what the file is refused for', () => {
    for (const { text } of policies) {
      const { root } = parseDocument(text);
      const said = (items: ReturnType<typeof topicsOf>) =>
        items
          .flatMap((item) => refusals(item))
          .map(({ item, reason }) => `${item.path}: ${reason}`)
          .sort();
      assert.deepEqual(said(topicsOf(root)), said([root]), text);
    }
  });
});

describe('releases that are alike', () => {
  it('are those in which nothing changes that the file has', () => {
    const runs = (text: string) => alikeReleases(parseDocument(text).root, false).map(([first]) => first);
    assert.deepEqual(runs(''), [66, 77]);
    assert.deepEqual(runs('allowed_approvals_reviewers = ["user"]'), [66, 77, 121]);
    assert.deepEqual(runs('allowed_approvals_reviewers = ["auto_review"]'), [66, 77, 121, 125]);
    assert.deepEqual(runs('[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "command"'), [66, 77, 125]);
    assert.deepEqual(runs('[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "mcp_tool"'), [66, 77, 125, 148]);
    assert.deepEqual(runs('[features]\nuse_agent_identity = true'), [66, 77, 110, 121, 125, 142]);
    assert.deepEqual(runs('[features]\n"guardianv2.thread_context" = true'), [66, 77, 110, 125, 155]);
  });

  it('load it or refuse it together', () => {
    for (const { text } of policies) {
      const document = parseDocument(text);
      for (const run of alikeReleases(document.root, mayHaveDates(text))) {
        // The oldest reads an older TOML.
        const verdicts = run.filter((release) => release !== 77).map((release) => isAccepted(document, release));
        assert.equal(new Set(verdicts).size <= 1, true, text);
      }
    }
  });
});
