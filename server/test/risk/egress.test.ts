import assert from 'node:assert/strict';
import { classifyDomain, egressLevels } from '../../src/risk/egress.ts';

/** The level of a pattern, and why where there is a reason. */
function level(pattern: string): string {
  const { level: name, reason } = classifyDomain(pattern);
  return reason === undefined ? name : `${name}: ${reason}`;
}

const storage = 'upload: cloud storage: anyone can own a bucket';
const api = 'upload: an API that stores what any account sends';
const code = 'upload: code hosting: anyone can push, open issues and make gists';
const registry = 'upload: a package registry: anyone can publish';
const pastebin = 'upload: a pastebin or file drop';
const catcher = 'upload: a webhook or request catcher';
const chat = 'upload: a chat service: anyone can own a bot or channel';
const tunnel = 'upload: a tunnel or free hosting: anyone can own a name below it';

describe('classifyDomain', () => {
  const expected: Readonly<Record<string, string>> = {
    '*': 'everything',
    '**': 'everything',
    '*.': 'everything',
    '**.': 'everything',
    '': 'everything',
    ' * ': 'everything',
    '*.com': 'everything',
    '**.io': 'everything',
    '0.0.0.0/0': 'everything',
    'azure.com': storage,
    'acme.blob.core.windows.net': storage,
    '*.amazonaws.com': storage,
    'Bucket.S3.AmazonAWS.com': storage,
    'storage.googleapis.com.': storage,
    'api.openai.com': api,
    '*.notion.com': api,
    'github.com': code,
    '**.github.com': code,
    'raw.githubusercontent.com': code,
    'registry.npmjs.org': registry,
    'files.pythonhosted.org': 'vetted',
    'pypi.org': registry,
    'pastebin.com': pastebin,
    'webhook.site': catcher,
    'hooks.slack.com': catcher,
    'acme.slack.com': chat,
    't.me': chat,
    'acme.workers.dev': tunnel,
    // A wildcard above a known host lets that host through.
    '*.googleapis.com': storage,
    '*.live.com': storage,
    '*.telegram.org': chat,
    '*.microsoft.com': chat,
    // A name above it, or one that only ends alike, does not.
    'microsoft.com': 'vetted',
    'notgithub.com': 'vetted',
    'github.com.example.org': 'vetted',
    'internal.example.com': 'vetted',
    '*.example.com': 'vetted',
    localhost: 'vetted',
    '10.0.0.1': 'vetted',
  };
  for (const [pattern, name] of Object.entries(expected)) {
    it(`${pattern || '(empty)'}: ${name}`, () => assert.equal(level(pattern), name));
  }
});

describe('egressLevels', () => {
  it('are the rows of the article’s table', () => {
    assert.deepEqual(
      Object.entries(egressLevels).map(([name, { severity, label }]) => [name, severity, label]),
      [
        ['everything', 'error', 'critical'],
        ['upload', 'warning', 'high'],
        ['vetted', 'info', 'medium'],
      ],
    );
  });
});
