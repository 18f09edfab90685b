import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { giveSchemas } from '../../bench/peer.ts';
import { parseDocument } from '../../src/toml/document.ts';

describe('the schemas that the peer is given', () => {
  it('exist, and are named in TOML that is valid', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'codex-policy-'));
    const text = readFileSync(giveSchemas(folder), 'utf8');
    rmSync(folder, { recursive: true });
    assert.deepEqual(parseDocument(text).faults, []);
    const schemas = [...text.matchAll(/^path = "(.+)"$/gm)].map(([, file = '']) => file);
    assert.deepEqual(
      schemas.map((file) => path.basename(file)),
      ['requirements.schema.json', 'managed_config.schema.json', 'config.schema.json'],
    );
    assert.ok(schemas.every((file) => existsSync(file)));
  });
});
