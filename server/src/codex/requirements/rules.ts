import { choice, flag, list, table, text } from './build.ts';

const token = table(
  'One word of the command: a fixed one, or one of several.',
  {
    token: text('The word, exactly.', { note: 'Not blank. With a space in it, it can only match a single argument.' }),
    any_of: list(text('A word, not blank.'), 'Words of which any one will do.', { minItems: 1 }),
  },
  { note: 'Exactly one of token and any_of must be set.', word: 'token' },
);

const prefixRule = table(
  'One rule: the start of a command, and what happens to it.',
  {
    pattern: list(token, 'The first words of the command, one table each.', {
      minItems: 1,
      note: 'Plain strings are rejected.',
    }),
    decision: choice(['prompt', 'prompt-user', 'forbidden'], 'What happens to a command that starts like this.', {
      valueNotes: {
        allow: 'Rejected in requirements.toml: allowing commands is for .rules files.',
        prompt: 'Asks for approval. Under the policy never the command is rejected.',
        'prompt-user': 'Asks the user. The public reference does not describe it.',
        forbidden: 'Rejects the command, with the justification as its message.',
      },
      note: 'Also applies to each part of `a && b`, and to a program called by its full path.',
    }),
    justification: text('The reason shown in the prompt or the rejection; not blank.'),
    canonical_matching: flag('A switch of the matcher that no public page explains.'),
  },
  { required: ['pattern', 'decision'] },
);

export const rules = {
  rules: table(
    'Command rules that join those of the .rules files. Where several match, the strictest decides.',
    {
      prefix_rules: list(prefixRule, 'Rules for commands, by their first words.', {
        minItems: 1,
        note:
          'The rules of all policy layers add up. A rule on bash also meets scripts that Codex cannot split ' +
          'into single commands. ' +
          'Interpreters such as `python3 -c` need rules of their own.',
      }),
    },
    { required: ['prefix_rules'] },
  ),
};
