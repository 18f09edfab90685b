import { fileKinds } from '../../server/src/codex/file-kind.ts';
import { severities } from '../../server/src/risk/control.ts';
import { profileIds } from '../../server/src/risk/profiles.ts';
import { ruleIds } from '../../server/src/rules/levels.ts';
import type { JsonSchema } from './share.ts';

/** The JSON Schema (draft-07) of what `codex-policy check --format json` prints. */
export function checkOutputSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:codex-policy:check-output',
    title: 'The output of codex-policy check --format json',
    description: 'Lines and characters count from 0, characters in UTF-16, as in the language server protocol.',
    ...object(
      {
        version: { const: 1, description: 'Changes when a member is removed or changes its meaning.' },
        files: { type: 'array', items: file(), description: 'In the order in which they were checked.' },
      },
      {
        problems: {
          type: 'array',
          items: object({ path: text('The file, as it was named or found.'), message: text('Why.') }),
          description: 'What could not be read. The command then ends with 2.',
        },
      },
    ),
    definitions: { finding: finding(), position: position() },
  };
}

function finding(): JsonSchema {
  return object(
    {
      code: { enum: ruleIds, description: 'The rule. Its page is docs/rules/<code>.md.' },
      severity: { enum: severities, description: 'How grave it is, as the rules are set.' },
      verdict: {
        enum: ['rejects', 'ignores', 'ineffective', 'accepts'],
        description: 'What Codex does: it rejects the file, ignores the key, takes it without effect, or accepts it.',
      },
      message: text('A sentence or more.'),
      keyPath: {
        type: 'array',
        items: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
        description: 'The key; numbers are positions in lists. Empty for the file as a whole.',
      },
      range: object({ start: { $ref: '#/definitions/position' }, end: { $ref: '#/definitions/position' } }),
    },
    {
      control: text('The control of the risk tables that it belongs to.'),
      profile: { enum: profileIds, description: 'The profile that it is relative to.' },
    },
  );
}

function position(): JsonSchema {
  return object({
    line: { type: 'integer', minimum: 0 },
    character: { type: 'integer', minimum: 0 },
  });
}

function file(): JsonSchema {
  return object(
    {
      path: text('The file, as it was named or found; `<stdin>` for standard input without a name.'),
      kind: { enum: [...fileKinds, null], description: 'What the file is; null where it is not one of Codex.' },
      findings: findings('Those that count, in the order of the text.'),
      ignored: findings('Those that comments in the file take away.'),
    },
    {
      known: findings('Those that the baseline knows; there with --baseline only.'),
      wholeFrom: {
        type: ['string', 'null'],
        description:
          'Of a policy or of settings: the oldest release of Codex from which on the file is read in full; null where there is none.',
      },
    },
  );
}

function findings(description: string): JsonSchema {
  return {
    type: 'array',
    items: { $ref: '#/definitions/finding' },
    description,
  };
}

function text(description: string): JsonSchema {
  return { type: 'string', description };
}

function object(
  required: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}
