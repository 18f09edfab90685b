import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

/**
 * Writes each message in one piece. The library's own writer sends header and body one after the other, which costs a
 * second system call and wakes the client twice.
 */
export class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly output: Writable) {
    super();
    output.on('error', (error) => this.fireError(error));
    output.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    const body = JSON.stringify(message);
    const text = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    return new Promise((resolve, reject) => {
      this.output.write(text, 'utf8', (error) => (error ? reject(error) : resolve()));
    });
  }

  end(): void {}
}
