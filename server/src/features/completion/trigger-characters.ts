/** The characters after which an editor asks for completion by itself. */
export const triggerCharacters = ['[', '.', '"', "'", '=', ' ', '{', ','];
