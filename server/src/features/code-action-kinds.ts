import { CodeActionKind } from 'vscode-languageserver-types';

/** "Fix all" of this product, for `editor.codeActionsOnSave` and the Source Action menu. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.codexPolicy`;

/** "Apply PROFILE to this file". */
export const applyProfileKind = `${CodeActionKind.RefactorRewrite}.codexPolicy`;

export const codeActionKinds = [CodeActionKind.QuickFix, applyProfileKind, fixAllKind];
