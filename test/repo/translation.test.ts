import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import german from '../../l10n/bundle.l10n.de.json' with { type: 'json' };
import manifest from '../../package.json' with { type: 'json' };
import germanManifest from '../../package.nls.de.json' with { type: 'json' };
import english from '../../package.nls.json' with { type: 'json' };

const folder = new URL('../../client/src/', import.meta.url);
const sources = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

/** What a call to translate names: a plain string, or a mistake. */
const calls = sources.flatMap(({ name, text }) =>
  Array.from(text.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|(.{0,30}))/g), ([, message, other]) => ({
    name,
    message,
    other,
  })),
);

/** Parts that a translation must keep: places of values, code, commands. */
const parts = (text: string) => (text.match(/\{\d\}|`[^`]*`|\(command:[^)]*\)/g) ?? []).sort();

describe('the translation into German', () => {
  it('has every string of the client, and no other', () => {
    assert.deepEqual(
      calls.filter(({ message }) => message === undefined),
      [],
    );
    const messages = new Set(calls.flatMap(({ message }) => message ?? []));
    assert.ok(messages.size > 40, String(messages.size));
    assert.deepEqual(Object.keys(german).sort(), [...messages].sort());
  });

  it('has every string of the manifest, and no other', () => {
    const names = new Set(
      JSON.stringify(manifest)
        .match(/(?<=")%[^%"]+%(?=")/g)
        ?.map((name) => name.slice(1, -1)),
    );
    assert.deepEqual(Object.keys(english).sort(), [...names].sort());
    assert.deepEqual(Object.keys(germanManifest).sort(), [...names].sort());
    assert.equal(manifest.l10n, './l10n');
  });

  it('keeps the places of values, code and commands, and leaves nothing empty', () => {
    const pairs = [
      ...Object.entries(german),
      ...Object.entries(english).map(([key, text]) => [text, String(Object(germanManifest)[key])] as const),
    ];
    for (const [from, to] of pairs) {
      assert.ok(to.trim() !== '');
      // The name of a file to be filled in is a word.
      assert.deepEqual(parts(to.replace('-i DATEI`', '-i FILE`')), parts(from), to);
    }
  });
});

describe('what the client shows', () => {
  it('is translated: no message, title or label is a plain string', () => {
    const plain =
      /\b(?:show(?:Information|Warning|Error)Message\(\s*|title: |label: |detail: |prompt: |name = |text = )(['`])(?!Codex Policy\1|\1)/;
    assert.deepEqual(
      sources.filter(({ text }) => plain.test(text)).map(({ name, text }) => `${name}: ${plain.exec(text)?.[0]}`),
      [],
    );
  });

  it('has no words in the manifest', () => {
    const { commands, walkthroughs, configuration } = manifest.contributes;
    const texts = [
      ...commands.map(({ title }) => title),
      ...walkthroughs.flatMap(({ title, description, steps }) => [
        title,
        description,
        ...steps.flatMap((step) => [step.title, step.description]),
      ]),
      ...Object.values(configuration.properties).flatMap((one) => [
        'markdownDescription' in one ? one.markdownDescription : one.description,
        ...('enumDescriptions' in one ? one.enumDescriptions : []),
      ]),
    ];
    for (const text of texts) assert.match(text, /^%[^%]+%$/);
  });
});

describe('the settings', () => {
  it('say where they may be set, and what is wrong with a value', () => {
    for (const [name, setting] of Object.entries(manifest.contributes.configuration.properties)) {
      assert.equal(setting.scope, name === 'codexPolicy.codexPath' ? 'machine' : 'window', name);
      assert.ok('type' in setting && 'default' in setting, name);
      const isOpen = 'pattern' in setting && !('patternErrorMessage' in setting);
      assert.equal(isOpen, false, name);
    }
  });
});
