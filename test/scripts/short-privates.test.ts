import { expect, it } from 'vitest';
import { shortened } from '../../scripts/short-privates.js';

it('shortens what nobody else can name, in all the ways in which it is used', () => {
  const code = `class Screen {
  private readonly listeners = new Set();
  private get waiting() {
    return this.listeners.size;
  }
  private async begin() {
    const { waiting, listeners: all } = this;
    this.begin();
    return \`\${this.waiting} \${all}\`;
  }
}`;
  const short = shortened(code);
  expect(short).not.toMatch(/this\.(listeners|waiting|begin)/);
  const [listeners, waiting, begin] = ['$0', '$1', '$2'];
  expect(short).toContain(`private readonly ${listeners} =`);
  expect(short).toContain(`private get ${waiting}()`);
  expect(short).toContain(`private async ${begin}()`);
  expect(short).toContain(`const { ${waiting}: waiting, ${listeners}: all } = this;`);
  expect(short).toContain(`this.${begin}();`);
});

it.each([
  [
    'what Lit knows by name',
    '  static override properties = {\n    open: { state: true },\n  };\n  private open = false;',
  ],
  ['what others may have, too', '  private size = 0;\n  grow() { this.size = this.list.size; }'],
  ['what is an argument as well', '  constructor(private readonly host: object) { attach(host, this.host); }'],
  ['what is not private', '  size = 0;\n  protected grow() { this.size++; }'],
])('leaves %s', (_what, members) => {
  const code = `class Screen {\n${members}\n}`;
  expect(shortened(code)).toBe(code);
});
