import assert from 'node:assert/strict';
import { contentOf } from '../../src/toml/content.ts';
import { parseDocument } from '../../src/toml/document.ts';

const content = (text: string) => contentOf(parseDocument(text).tree);

describe('the content of a text', () => {
  it('is its keys, values and comments in their order', () => {
    assert.deepEqual(content('# a  \n"b" . c = [ 1, # one\n  { d = "x" } ]\n[[e.f]] # g\n'), [
      '# a',
      ...['."b"', '.c', '[', '1', '# one', '{', '.d', '"x"', '}', ']'],
      ...['[[]]', '.e', '.f', '# g'],
    ]);
  });

  it('is the same for another layout, and another for anything else', () => {
    const text = 'a = [1, 2] # c\n[t]\nb = "x"\n';
    const same = ['a=[1,2]# c\n\n[ t ]\n  b="x"', 'a = [\r\n  1,\r\n  2,\r\n] # c\r\n[t]\r\nb = "x"\r\n'];
    for (const other of same) assert.deepEqual(content(other), content(text), other);
    const others = [
      'a = [2, 1] # c\n[t]\nb = "x"\n',
      'a = [1, 2]\n# d\n[t]\nb = "x"\n',
      '# c\na = [1, 2]\n[t]\nb = "x"\n',
      "a = [1, 2] # c\n[t]\nb = 'x'\n",
      'a = [1, 2] # c\n[[t]]\nb = "x"\n',
      'a = [1, 2] # c\n["t"]\nb = "x"\n',
      'a = [[1, 2]] # c\n[t]\nb = "x"\n',
    ];
    for (const other of others) assert.notDeepEqual(content(other), content(text), other);
  });
});
