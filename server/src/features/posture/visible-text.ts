/** What a terminal or a page would act on instead of showing it: control characters, and those that turn text around. */
const ACTING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text of a file on one line, with nothing in it but what can be seen. */
export function visibleText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(ACTING, '\ufffd').trim();
}

/** The same of a message, which keeps its lines. */
export function visibleMessage(message: string): string {
  return message.replace(ACTING, (character) => (character === '\n' ? character : '\ufffd'));
}
