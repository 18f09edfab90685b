import assert from 'node:assert/strict';
import { ask, labels } from './choose.ts';

/** A file with so many servers `s1`, `s2`, …, and a header that is being typed. */
function beside(count: number, header: string) {
  const servers = Array.from({ length: count }, (_, index) => `[mcp_servers.s${index + 1}]\ncommand = "x"\n`).join('');
  const asked = ask(`${servers}${header}`, 'config');
  const below = labels(asked).filter((label) => /^mcp_servers\.s\d+\./.test(label));
  return { below: new Set(below.map((label) => label.split('.')[1])), incomplete: asked.list.isIncomplete };
}

describe('headers below many tables with names of the author’s choosing', () => {
  it('are all offered where there are twenty', () => {
    const { below, incomplete } = beside(20, '[|');
    assert.equal(below.size, 20);
    assert.equal(incomplete, false);
  });

  it('wait for the name where there are more', () => {
    assert.deepEqual(beside(21, '[|'), { below: new Set(), incomplete: true });
    assert.deepEqual(beside(21, '[mcp_servers.|'), { below: new Set(), incomplete: true });
  });

  it('are offered below those whose name begins as it is typed', () => {
    const { below, incomplete } = beside(21, '[mcp_servers.s2|');
    assert.deepEqual(below, new Set(['s2', 's20', 's21']));
    assert.equal(incomplete, true);
  });

  it('are offered once the name is whole', () => {
    assert.deepEqual(beside(21, '[mcp_servers.s7.|').below, new Set(['s7']));
  });
});
