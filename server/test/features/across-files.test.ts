import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileKindOf } from '../../src/codex/file-kind.ts';
import type { Layer, LayerKind } from '../../src/effective/layer.ts';
import { layerKindAt } from '../../src/effective/layer-at.ts';
import { acrossFiles, diagnosticsAcross, type FindingAcross, inLaterVersion } from '../../src/features/across-files.ts';
import { check } from '../../src/rules/check.ts';
import { crossFileRules } from '../../src/rules/cross-file-rules.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { contextOf } from '../rules/golden.ts';

type Texts = Partial<Record<LayerKind, string>>;

function layersOf(texts: Texts): Layer[] {
  return Object.entries(texts).map(([kind, text]) => ({
    kind: kind as LayerKind,
    path: `/w/${kind}.toml`,
    document: parseDocument(text),
  }));
}

function findingsIn(kind: LayerKind, texts: Texts): readonly FindingAcross[] {
  const layers = layersOf(texts);
  const own = layers.find((layer) => layer.kind === kind);
  assert.ok(own);
  return acrossFiles(own, layers, { hostname: 'desk' }).findings;
}

/** `severity code ‹text›: message → layer ‹text›`. */
function lines(kind: LayerKind, texts: Texts): string[] {
  const text = texts[kind] ?? '';
  return findingsIn(kind, texts).map(({ severity, code, span, message, elsewhere }) => {
    const other = elsewhere.map(
      ({ layer, span: at }) => `${layer.kind} ‹${layer.document.text.slice(at.start, at.end)}›`,
    );
    return `${severity} ${code} ‹${text.slice(span.start, span.end)}›: ${message} → ${other.join(', ')}`;
  });
}

describe('findings across files', () => {
  it('say what requirements have instead of a default', () => {
    const texts: Texts = {
      'system-requirements': 'log_dir = "/r"\nallowed_web_search_modes = ["cached"]\nfeatures.multi_agent = false\n',
      'managed-config': '# ours\n"log_dir" = "/m"\nweb_search = "live"\n[features]\ncollab = true\n',
    };
    assert.deepEqual(lines('managed-config', texts), [
      'warning replaced-by-requirements ‹"log_dir"›: Codex 0.169 goes by `log_dir = "/r"` whatever stands here: that is required by the system requirements (system-requirements.toml). → system-requirements ‹log_dir›',
      'warning replaced-by-requirements ‹web_search›: Codex 0.169 goes by `web_search = "cached"` instead: `allowed_web_search_modes` in the system requirements (system-requirements.toml) does not allow what stands here. → system-requirements ‹allowed_web_search_modes›',
      'warning replaced-by-requirements ‹collab›: Codex 0.169 goes by `features.multi_agent = false` whatever stands here: that is required by the system requirements (system-requirements.toml). → system-requirements ‹multi_agent›',
    ]);
    assert.deepEqual(lines('system-requirements', texts), []);
  });

  it('are information where the setting is nobody else’s', () => {
    assert.deepEqual(
      findingsIn('user', { 'system-requirements': 'log_dir = "/r"\n', user: 'log_dir = "/u"\n' }).map(
        ({ severity, verdict }) => [severity, verdict],
      ),
      [['info', 'ineffective']],
    );
  });

  it('say that a server does not start, and that hooks are left out', () => {
    assert.deepEqual(
      lines('user', {
        'system-requirements':
          'allow_managed_hooks_only = true\n[mcp_servers.docs.identity]\nurl = "https://docs.example"\n',
        user: '[mcp_servers.docs]\nurl = "https://docs.example"\n[mcp_servers.mail]\nenabled = true\nurl = "https://mail.example"\n[mcp_servers.off]\nenabled = false\nurl = "https://off.example"\n[hooks]\nStop = []\n',
      }),
      [
        'info replaced-by-requirements ‹mail›: Codex 0.169 does not start `mcp_servers.mail`: the list of MCP servers in the system requirements (system-requirements.toml) does not have it as it is written here. → system-requirements ‹url›',
        'info replaced-by-requirements ‹hooks›: Codex 0.169 does not go by `hooks`: `allow_managed_hooks_only` leaves it out. That stands in the system requirements (system-requirements.toml). → system-requirements ‹allow_managed_hooks_only›',
      ],
    );
  });

  it('say which file of a higher rank has the key', () => {
    const texts: Texts = {
      'managed-config': 'model = "m"\n',
      user: 'model = "u"\nreview_model = "same"\n',
      'system-config': 'model = "s"\nreview_model = "same"\nsandbox_mode = "read-only"\n',
    };
    assert.deepEqual(lines('user', texts), [
      'info overridden-elsewhere ‹model›: Codex 0.169 does not go by what stands here: `model = "m"` in the managed config (managed-config.toml) comes before it. → managed-config ‹model›',
    ]);
    assert.deepEqual(lines('system-config', texts), [
      'info overridden-elsewhere ‹model›: Codex 0.169 does not go by what stands here: `model = "m"` in the managed config (managed-config.toml) comes before it. → managed-config ‹model›',
    ]);
    assert.deepEqual(lines('managed-config', texts), []);
  });

  it('name the higher file, not the requirement, where that replaces the higher file’s value', () => {
    const texts: Texts = {
      'system-requirements': 'allowed_web_search_modes = ["cached"]\n',
      'managed-config': 'web_search = "live"\n',
      user: 'web_search = "indexed"\n',
    };
    assert.deepEqual(
      findingsIn('user', texts).map(({ code }) => code),
      ['overridden-elsewhere'],
    );
  });

  it('say that another key of a higher file decides', () => {
    assert.deepEqual(
      lines('user', { 'managed-config': 'default_permissions = ":workspace"\n', user: 'sandbox_mode = "read-only"\n' }),
      [
        'info overridden-elsewhere ‹sandbox_mode›: Codex 0.169 does not go by `sandbox_mode`: `default_permissions` decides instead. That stands in the managed config (managed-config.toml). → managed-config ‹default_permissions›',
      ],
    );
  });

  it('say that two policies differ, in the one that yields', () => {
    const texts: Texts = {
      'system-requirements':
        'allowed_approval_policies = ["untrusted"]\nallowed_sandbox_modes = ["read-only"]\nallow_appshots = true\n',
      'cloud-requirements': 'allow_appshots = false\nallowed_sandbox_modes = ["read-only"]\n',
      'managed-config': 'approval_policy = "never"\n',
    };
    assert.deepEqual(lines('system-requirements', texts), [
      'info policies-differ ‹allowed_approval_policies›: Codex 0.169 does not enforce what stands here: `approval_policy = "never"` in the managed config (managed-config.toml) comes before it. What counts is `allowed_approval_policies = ["never"]`. → managed-config ‹approval_policy›',
      'info policies-differ ‹allow_appshots›: Codex 0.169 does not enforce what stands here: `allow_appshots = false` in the cloud requirements (cloud-requirements.toml) comes before it. This is documented, not observed. → cloud-requirements ‹allow_appshots›',
    ]);
    assert.deepEqual(lines('cloud-requirements', texts), []);
  });

  it('say that a key of managed_config.toml allows what a policy forbids', () => {
    const policy =
      'allowed_approval_policies = ["on-request"]\nallowed_approvals_reviewers = ["user"]\nallowed_sandbox_modes = ["read-only"]\n';
    const texts: Texts = {
      'system-requirements': policy,
      'managed-config':
        'approval_policy = "never"\napprovals_reviewer = "auto_review"\nsandbox_mode = "workspace-write"\n',
    };
    const there = 'in the system requirements (system-requirements.toml)';
    assert.deepEqual(lines('managed-config', texts), [
      `error loosens-requirements ‹approval_policy›: Codex 0.169 makes a requirement of \`approval_policy\` that replaces \`allowed_approval_policies = ["on-request"]\` ${there}, and allows \`never\`, which that one forbids. No person sees a command before it runs. → system-requirements ‹allowed_approval_policies›`,
      `error loosens-requirements ‹approvals_reviewer›: Codex 0.169 makes a requirement of \`approvals_reviewer\` that replaces \`allowed_approvals_reviewers = ["user"]\` ${there}, and allows \`auto_review\`, which that one forbids. An agent, not a person, answers approvals. → system-requirements ‹allowed_approvals_reviewers›`,
      `error loosens-requirements ‹sandbox_mode›: Codex 0.169 makes a requirement of \`sandbox_mode\` that replaces \`allowed_sandbox_modes = ["read-only"]\` ${there}, and allows \`workspace-write\`, which that one forbids. The agent writes in the workspace without asking. → system-requirements ‹allowed_sandbox_modes›`,
    ]);
    assert.deepEqual(lines('managed-config', { ...texts, 'system-requirements': 'allow_appshots = true\n' }), []);
  });

  it('say nothing of a list that is as strict or stricter, however it is written', () => {
    const texts: Texts = {
      'system-requirements':
        'allowed_approval_policies = ["never", "on-failure"]\nallowed_approvals_reviewers = ["guardian_subagent"]\nallowed_sandbox_modes = ["read-only", "workspace-write"]\n',
      'managed-config': 'approval_policy = "on-request"\napprovals_reviewer = "user"\nsandbox_mode = "read-only"\n',
    };
    assert.deepEqual(lines('managed-config', texts), []);
  });

  it('know a granular policy, and leave lists that are none to what refuses them', () => {
    const managed = '[approval_policy.granular]\nsandbox_approval = true\nrules = false\nmcp_elicitations = true\n';
    const texts: Texts = {
      'system-requirements': 'allowed_approval_policies = ["never"]\n',
      'managed-config': managed,
    };
    assert.deepEqual(lines('managed-config', texts), [
      'error loosens-requirements ‹approval_policy›: Codex 0.169 makes a requirement of `approval_policy` that replaces `allowed_approval_policies = ["never"]` in the system requirements (system-requirements.toml), and allows `granular`, which that one forbids. Some prompts are answered without a person. → system-requirements ‹allowed_approval_policies›',
    ]);
    assert.deepEqual(
      lines('managed-config', { ...texts, 'system-requirements': 'allowed_approval_policies = "never"\n' }),
      [],
    );
  });

  it('compare with the list that would count otherwise, and say what is only documented', () => {
    const texts: Texts = {
      'system-requirements': 'allowed_sandbox_modes = ["read-only"]\n',
      'cloud-requirements': 'allowed_sandbox_modes = ["read-only", "workspace-write"]\n',
      'managed-config': 'sandbox_mode = "workspace-write"\n',
    };
    assert.deepEqual(lines('managed-config', texts), []);
    assert.deepEqual(lines('managed-config', { ...texts, 'managed-config': 'sandbox_mode = "danger-full-access"\n' }), [
      'error loosens-requirements ‹sandbox_mode›: Codex 0.169 makes a requirement of `sandbox_mode` that replaces `allowed_sandbox_modes = ["read-only", "workspace-write"]` in the cloud requirements (cloud-requirements.toml), and allows `danger-full-access`, which that one forbids. No sandbox: one injection can change any file and reach any host. This is documented, not observed. → cloud-requirements ‹allowed_sandbox_modes›',
    ]);
  });

  it('take the place of the finding about the key by itself', () => {
    const text = 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n';
    const layers = layersOf({
      'system-requirements': 'allowed_sandbox_modes = ["read-only"]\n',
      'managed-config': text,
    });
    const [, own] = layers;
    assert.ok(own);
    const where = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;
    const alone = check(contextOf(text, 'balanced', where)).filter(({ code }) => code === 'outranks-requirements');
    const { isAnswered } = acrossFiles(own, layers, {});
    assert.deepEqual(
      alone.map((finding) => [finding.keyPath[0], isAnswered(finding)]),
      [
        ['approval_policy', false],
        ['sandbox_mode', true],
      ],
    );
  });

  it('are errors where Codex starts with neither', () => {
    const texts: Texts = {
      'system-requirements': 'allowed_sandbox_modes = ["read-only"]\n',
      user: 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n',
    };
    const [refused] = findingsIn('user', texts).filter(({ code }) => code === 'refused-together');
    assert.deepEqual(
      [refused?.severity, refused?.verdict, refused?.message],
      [
        'error',
        'rejects',
        'Codex 0.169 refuses to start with this file beside the system requirements (system-requirements.toml): requirements rule full access out, and nobody could be asked with `approval_policy = "never"`.',
      ],
    );
  });

  it('say of one key one thing', () => {
    const texts: Texts = {
      'system-requirements': 'allowed_sandbox_modes = ["read-only"]\n',
      user: 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n',
    };
    const spans = findingsIn('user', texts).map(({ span }) => span.start);
    assert.deepEqual(spans, [...new Set(spans)]);
  });

  it('leave a file alone that Codex refuses by itself, and one that says nothing', () => {
    assert.deepEqual(findingsIn('user', { 'system-requirements': 'log_dir = "/r"\n', user: 'log_dir = \n' }), []);
    assert.deepEqual(findingsIn('user', { 'system-requirements': 'log_dir = "/r"\n', user: '' }), []);
    assert.deepEqual(findingsIn('user', { user: 'log_dir = "/u"\n' }), []);
  });

  it('show no secret, and cut what is long', () => {
    const long = 'a'.repeat(100);
    const provider = (token: string) => `[model_providers.x]\nname = "x"\nhttp_headers = { k = "${token}" }\n`;
    const messages = findingsIn('user', {
      'managed-config': `model = "${long}"\n${provider('secret-1')}`,
      user: `model = "b"\n${provider('secret-2')}`,
    }).map(({ message }) => message);
    assert.equal(messages.length, 2);
    assert.match(messages[0] ?? '', /`model = "a{50}…` in/);
    assert.match(messages[1] ?? '', /`model_providers\.x\.http_headers\.k = "\[hidden\]"` in/);
    assert.ok(!messages.join().includes('secret'));
  });

  it('point into the other file', () => {
    const [own, other] = layersOf({ user: 'model = "u"\n', 'managed-config': '\n\nmodel = "m"\n' });
    assert.ok(own && other);
    const { findings } = acrossFiles(own, [own, other], {});
    const document = (layer: Layer) => TextDocument.create(layer.path, 'toml', 0, layer.document.text);
    const [diagnostic] = diagnosticsAcross(findings, document(own), 'file:///docs/', ({ layer }) => ({
      uri: `file://${layer.path}`,
      document: document(layer),
    }));
    assert.deepEqual(diagnostic?.relatedInformation, [
      {
        location: {
          uri: 'file:///w/managed-config.toml',
          range: { start: { line: 2, character: 0 }, end: { line: 2, character: 5 } },
        },
        message: '`model` in the managed config (managed-config.toml)',
      },
    ]);
  });

  it('stay with their keys in a later version', () => {
    const [own, other] = layersOf({ user: 'model = "u"\nlog_dir = "/u"\n', 'system-requirements': 'log_dir = "/r"\n' });
    assert.ok(own && other);
    const { findings } = acrossFiles(own, [own, other], {});
    const later = '# one more\nlog_dir = "/u2"\n';
    assert.deepEqual(
      inLaterVersion(findings, parseDocument(later)).map(({ span }) => later.slice(span.start, span.end)),
      ['log_dir'],
    );
    assert.deepEqual(inLaterVersion(findings, parseDocument('model = "u"\n')), []);
  });

  it('answer the hint that requirements could enforce a default', () => {
    const settings = 'allow_login_shell = false\nweb_search = "live"\n';
    const alone = check(contextOf(settings, 'balanced', { kind: 'managed-config' }));
    const layers = layersOf({ 'managed-config': settings, 'system-requirements': 'allow_login_shell = false\n' });
    const [own] = layers;
    assert.ok(own);
    const { isAnswered } = acrossFiles(own, layers, {});
    assert.deepEqual(
      alone.filter(isAnswered).map(({ code, keyPath }) => [code, ...keyPath]),
      [['enforceable-elsewhere', 'allow_login_shell']],
    );
  });
});

describe('the pages of the rules over several files', () => {
  for (const { id, summary } of Object.values(crossFileRules)) {
    it(`${id} has an example with the finding before and not after`, () => {
      const page = readFileSync(new URL(`../../../docs/rules/${id}.md`, import.meta.url), 'utf8');
      assert.ok(page.startsWith(`# ${id}\n\n${summary}\n`));
      const section = /^## Before and after\n(.*?)(?=^## )/ms.exec(page)?.[1] ?? '';
      const blocks = [...section.matchAll(/(?:other file|Before|After), (?:in )?`([^`]+)`:\n\n```toml\n(.*?)^```$/gms)];
      const [other, before, after] = blocks.map(([, path = '', text = '']): Layer => {
        const document = parseDocument(text);
        const kind = fileKindOf(path, document);
        const layer = kind && layerKindAt(path, kind);
        assert.ok(layer, path);
        return { kind: layer, path, document };
      });
      assert.ok(other && before && after);
      const codes = (own: Layer) => acrossFiles(own, [own, other], {}).findings.map(({ code }) => code);
      assert.ok(codes(before).includes(id));
      assert.deepEqual(codes(after), []);
    });
  }

  it('answer what one file lacks and another has', () => {
    const settings = 'model_provider = "own"\n';
    const alone = check(contextOf(settings, 'balanced', { kind: 'config', path: '/home/me/.codex/config.toml' }));
    const others = (text: string) => {
      const layers = layersOf({ user: settings, 'managed-config': text });
      const [own] = layers;
      assert.ok(own);
      const { isAnswered } = acrossFiles(own, layers, {});
      return alone.map((finding) => [finding.code, finding.verdict, isAnswered(finding)]);
    };
    assert.deepEqual(others('[model_providers.own]\nname = "Own"\nbase_url = "https://own.example"\n'), [
      ['refused-setting', 'rejects', true],
    ]);
    assert.deepEqual(others('[model_providers.other]\nname = "Own"\n'), [['refused-setting', 'rejects', false]]);
  });
});
