import { keys } from './keymap-build.ts';

/** Moves that stand alone and after an operator. */
const moves = {
  left: 'to the left',
  right: 'to the right',
  up: 'a line up',
  down: 'a line down',
  word_forward: 'to the next word',
  word_backward: 'to the word before',
  word_end: 'to the end of the word',
  line_start: 'to the start of the line',
  line_end: 'to the end of the line',
};

function prefixed(prefix: string, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([name, meaning]) => [`${prefix}${name}`, meaning]));
}

const finds = {
  find_forward: 'to a character after',
  find_backward: 'to a character before',
  till_forward: 'up to a character after',
  till_backward: 'up to a character before',
};

const jumps = { jump_top: 'to the top', jump_bottom: 'to the bottom' };

export const vimKeymaps = () => ({
  vim_normal: keys('Keys of Vim’s normal mode.', {
    ...prefixed('move_', moves),
    ...finds,
    ...jumps,
    enter_insert: 'inserting before the cursor',
    append_after_cursor: 'inserting after the cursor',
    append_line_end: 'inserting at the end of the line',
    insert_line_start: 'inserting at the start of the line',
    open_line_above: 'a new line above',
    open_line_below: 'a new line below',
    enter_replace_mode: 'overwriting',
    replace_char: 'overwriting one character',
    substitute_char: 'deleting a character and inserting',
    delete_char: 'deleting a character',
    delete_to_line_end: 'deleting to the end of the line',
    change_to_line_end: 'deleting to the end of the line and inserting',
    start_delete_operator: 'deleting what the next key names',
    start_change_operator: 'changing what the next key names',
    start_yank_operator: 'copying what the next key names',
    cancel_operator: 'cancelling such a beginning',
    yank_line: 'copying the line',
    paste_after: 'putting in after the cursor',
    undo: 'undoing',
    redo: 'doing again what was undone',
    repeat_last_change: 'repeating the last change',
  }),
  vim_operator: keys('Keys after an operator of Vim.', {
    ...prefixed('motion_', { ...moves, ...finds, ...jumps }),
    delete_line: 'the line, for deleting',
    yank_line: 'the line, for copying',
    select_inner_text_object: 'the inside of a piece of text',
    select_around_text_object: 'a piece of text and what is around it',
    cancel: 'cancelling',
  }),
  vim_search: keys('Keys for searching in Vim mode.', {
    forward: 'searching forward',
    backward: 'searching backward',
    next: 'the next match',
    previous: 'the match before',
  }),
  vim_text_object: keys('Keys that name a piece of text in Vim mode.', {
    word: 'a word',
    big_word: 'a word up to a blank',
    parentheses: 'what is in parentheses',
    brackets: 'what is in brackets',
    braces: 'what is in braces',
    single_quote: 'what is in single quotes',
    double_quote: 'what is in double quotes',
    backtick: 'what is in backticks',
    cancel: 'cancelling',
  }),
});
