import assert from 'node:assert/strict';
import { asTable, asText } from '../../bench/report.ts';

const typing = {
  what: 'a digit',
  p50: { ours: 1, theirs: [2, 4] },
  cpu: { ours: 3, theirs: [1.5, 6] },
};

describe('the figures of the bench', () => {
  it('stand in the table below the one that they are compared with, and leave out what was not measured', () => {
    assert.equal(
      asTable({
        others: ['as it is', 'with the schema'],
        rows: [typing, { what: 'hover', p50: { ours: 2, theirs: [1, 8] } }],
      }),
      [
        '|  | p50: as it is | p50: with the schema | processor: as it is | processor: with the schema |',
        '| --- | --- | --- | --- | --- |',
        '| a digit | 0.50 (1.00 / 2.00) | 0.25 (1.00 / 4.00) | 2.00 (3.00 / 1.50) | 0.50 (3.00 / 6.00) |',
        '| hover | 2.00 (2.00 / 1.00) | 0.25 (2.00 / 8.00) |  |  |',
      ].join('\n'),
    );
  });

  it('name their measure alone where there is one other', () => {
    assert.equal(
      asTable({ others: ['`node -e 0`'], rows: [{ what: 'memory', peak: { ours: 80, theirs: [40] } }] }),
      ['|  | memory |', '| --- | --- |', '| memory | 2.00 (80.00 / 40.00) |'].join('\n'),
    );
  });

  it('stand on a line for a terminal in the same order', () => {
    assert.match(
      asText(typing),
      /^ {2}a digit +p50 0\.50 \| 0\.25 \(1\.00\/2\.00\/4\.00\) {2}cpu 2\.00 \| 0\.50 \(3\.00\/1\.50\/6\.00\)$/,
    );
  });
});
