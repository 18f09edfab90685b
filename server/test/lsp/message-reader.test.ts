import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { PromptMessageReader } from '../../src/lsp/message-reader.ts';

/** A reader with what it has handed on, and what it has said against its input. */
function listening() {
  const input = new PassThrough();
  const reader = new PromptMessageReader(input);
  const messages: unknown[] = [];
  const errors: string[] = [];
  reader.onError((error) => errors.push(error.message));
  const subscription = reader.listen((message) => messages.push(message));
  return {
    input,
    messages,
    errors,
    subscription,
    send: (bytes: string | Buffer) => input.emit('data', Buffer.from(bytes)),
  };
}

function framed(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

describe('reading messages', () => {
  it('hands on the same messages wherever what comes is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.integer(), text: fc.string({ unit: 'binary' }) }, { noNullPrototype: true }), {
          maxLength: 5,
        }),
        fc.array(fc.nat(40), { maxLength: 30 }),
        (sent, cuts) => {
          const { send, messages, errors } = listening();
          let rest = Buffer.from(sent.map((message) => framed(JSON.stringify(message))).join(''));
          for (const cut of cuts) {
            send(rest.subarray(0, cut));
            rest = rest.subarray(cut);
          }
          send(rest);
          assert.deepEqual(messages, sent);
          assert.deepEqual(errors, []);
        },
      ),
    );
  });

  it('hands a message on before another turn of the event loop', () => {
    const { send, messages } = listening();
    send(framed('{"id":1}'));
    assert.deepEqual(messages, [{ id: 1 }]);
  });

  it('takes a length among other headers, in any case', () => {
    const { send, messages, errors } = listening();
    send('Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-LENGTH:2\r\n\r\n{}');
    assert.deepEqual([messages, errors], [[{}], []]);
  });

  it('goes on after a header without a length, and after what is no JSON', () => {
    const { send, messages, errors } = listening();
    send(`Length: 2\r\n\r\n${framed('{"id":1}')}${framed('{"id"')}${framed('{"id":2}')}`);
    assert.deepEqual(messages, [{ id: 1 }, { id: 2 }]);
    assert.equal(errors.length, 2);
    assert.equal(errors[0], 'The header of a message has no Content-Length: Length: 2');
    assert.match(errors[1] ?? '', /JSON/);
  });

  it('keeps no more than a header of what has no end', () => {
    const { send, messages, errors } = listening();
    for (let i = 0; i < 65; i++) send(Buffer.alloc(1024, 'x'));
    assert.deepEqual(errors, ['No header of a message ends within 65536 bytes.']);
    send(framed('{"id":1}'));
    assert.deepEqual(messages, [{ id: 1 }]);
  });

  it('hands on nothing once nobody listens', () => {
    const { send, messages, subscription } = listening();
    subscription.dispose();
    send(framed('{"id":1}'));
    assert.deepEqual(messages, []);
  });

  it('tells of an input that fails or ends', async () => {
    const { input, errors } = listening();
    const reader = new PromptMessageReader(input);
    const closed = new Promise<void>((resolve) => void reader.onClose(() => resolve()));
    input.destroy(new Error('gone'));
    await closed;
    assert.deepEqual(errors, ['gone']);
  });
});
