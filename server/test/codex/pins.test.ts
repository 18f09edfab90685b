import assert from 'node:assert/strict';
import { findPin, isPinned } from '../../src/codex/pins.ts';
import { parseDocument } from '../../src/toml/document.ts';

const rootOf = (text: string) => parseDocument(text).root;

/** The path of a feature's pin, if there is one. */
const pathOf = (text: string, feature: string) => findPin(rootOf(text), feature)?.path.join('.');

describe('findPin', () => {
  it('finds a pin under its own name, however it is written', () => {
    for (const text of ['[features]\napps = true', 'features.apps = true', 'features = { "apps" = true }']) {
      assert.equal(pathOf(text, 'apps'), 'features.apps');
    }
  });

  it('finds a pin under an older name', () => {
    assert.equal(pathOf('[features]\nconnectors = true', 'apps'), 'features.connectors');
    assert.equal(pathOf('[features]\ncodex_hooks = true', 'hooks'), 'features.codex_hooks');
    assert.equal(pathOf('[features]\nmemory_tool = true', 'memories'), 'features.memory_tool');
  });

  it('finds a pin in the table’s older name', () => {
    assert.equal(pathOf('[feature_requirements]\napps = true', 'apps'), 'feature_requirements.apps');
    assert.equal(pathOf('[feature_requirements]\nconnectors = true', 'apps'), 'feature_requirements.connectors');
  });

  it('takes of several names the one that Codex takes: the last in the alphabet', () => {
    assert.equal(pathOf('[features]\nconnectors = true\napps = false', 'apps'), 'features.connectors');
    assert.equal(pathOf('[features]\nmemories = false\nmemory_tool = true', 'memories'), 'features.memory_tool');
    assert.equal(pathOf('[features]\ncodex_hooks = false\nhooks = true', 'hooks'), 'features.hooks');
    assert.equal(
      pathOf('[features]\nimagegenext = true\nimage_generation = false', 'image_generation'),
      'features.imagegenext',
    );
  });

  it('finds nothing else', () => {
    assert.equal(pathOf('', 'apps'), undefined);
    assert.equal(pathOf('apps = true', 'apps'), undefined);
    assert.equal(pathOf('[features]\nApps = true', 'apps'), undefined);
    assert.equal(pathOf('features = 1', 'apps'), undefined);
    // An older name says nothing of another feature, nor a new one of its older name.
    assert.equal(pathOf('[features]\nconnectors = true', 'hooks'), undefined);
    assert.equal(pathOf('[features]\napps = true', 'connectors'), undefined);
    assert.equal(pathOf('[features]\napps = true', 'constructor'), undefined);
  });
});

describe('isPinned', () => {
  it('compares with the value that counts', () => {
    const root = rootOf('[features]\napps = false\nconnectors = true\nmemories = "false"');
    assert.equal(isPinned(root, 'apps', true), true);
    assert.equal(isPinned(root, 'apps', false), false);
    assert.equal(isPinned(root, 'memories', false), false);
    assert.equal(isPinned(root, 'hooks', false), false);
  });
});
