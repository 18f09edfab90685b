import { isSame } from '../../effective/plain.ts';
import { assessDefault, type DefaultAssessment } from '../../risk/assess-default.ts';
import { askingDefaults } from '../../risk/controls/managed-config.ts';
import { changeAt, type PolicyChange } from './change.ts';
import { type Side, valueIn } from './side.ts';

/** The key that says where log events go. */
export const collectorPath: readonly string[] = ['otel', 'exporter'];

/** Compares where log events go: to a collector, or to none. */
export function compareCollector(before: Side, after: Side): PolicyChange[] {
  const row = askingDefaults.find(({ kind }) => kind === 'collector');
  const [old, fresh] = [valueIn(before, collectorPath), valueIn(after, collectorPath)];
  if (!row || isSame(old ?? '', fresh ?? '')) return [];
  const [was, is] = [isMet(assessDefault(before.document.root, row)), isMet(assessDefault(after.document.root, row))];
  const change = (direction: PolicyChange['direction'], words: string) =>
    changeAt(collectorPath, [before, after], direction, words, row);
  if (was === is)
    return [change('changed', is ? 'Log events go elsewhere, or otherwise than before.' : 'Still no collector.')];
  return [
    is
      ? change('tightened', 'Log events go to a collector.')
      : change('loosened', `Log events go to no collector of this file. ${row.absent}`),
  ];
}

function isMet({ state }: DefaultAssessment): boolean {
  return state === 'met';
}
