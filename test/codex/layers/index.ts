import type { LayerCase } from './case.ts';
import { precedence } from './precedence.ts';
import { refusals } from './refusals.ts';
import { requirements } from './requirements.ts';
import { sandbox } from './sandbox.ts';
import { whole } from './whole.ts';

export const layerCases: readonly LayerCase[] = [...precedence, ...requirements, ...sandbox, ...refusals, ...whole];
