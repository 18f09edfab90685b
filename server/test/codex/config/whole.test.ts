import assert from 'node:assert/strict';
import { mayBeElsewhere } from '../../../src/codex/config/whole.ts';

describe('what a table lacks', () => {
  it('may stand in another file of settings', () => {
    assert.equal(mayBeElsewhere('config', ['approval_policy', 'granular']), true);
    assert.equal(mayBeElsewhere('config', ['otel', 'exporter', 'otlp-http']), true);
    assert.equal(mayBeElsewhere('managed-config', ['model_providers', 'own']), true);
  });

  it('must stand in the same element of a list', () => {
    assert.equal(mayBeElsewhere('config', ['hooks', 'Stop', 0, 'hooks', 0]), false);
    assert.equal(mayBeElsewhere('managed-config', ['skills', 'config', 1]), false);
  });

  it('must stand in the same file where Codex wants that', () => {
    assert.equal(mayBeElsewhere('managed-config', ['approval_policy', 'granular']), false);
    assert.equal(mayBeElsewhere('config', ['mcp_enterprise_managed_auth', 'idp']), false);
    assert.equal(mayBeElsewhere('managed-config', ['mcp_enterprise_managed_auth', 'idp']), false);
  });

  it('must stand in the same requirements.toml and the same role file', () => {
    assert.equal(mayBeElsewhere('requirements', ['otel', 'exporter', 'otlp-http']), false);
    assert.equal(mayBeElsewhere('agent-role', ['otel', 'exporter', 'otlp-http']), false);
  });
});
