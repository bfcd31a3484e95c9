// The walls of the house (DESIGN: core → nothing; live → core; apps → live, core; server → core) and habits.
import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import litA11y from 'eslint-plugin-lit-a11y';

const folders = ['core', 'live', 'displays', 'admin', 'guide', 'reading', 'server', 'test', 'scripts'];

/** Forbids imports from every top folder but those named; `server/live` is not `live`, so it counts how far up an import goes. */
function wall(folder, allowed) {
  const forbidden = folders.filter((f) => f !== folder && !allowed.includes(f));
  const message = `${folder}/ may import only ${allowed.join(', ') || 'nothing of ours'}.`;
  return [1, 2, 3, 4].map((depth) => ({
    files: [`${folder}/${'*/'.repeat(depth - 1)}*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: `^(\\.\\./){${depth}}(${forbidden.join('|')})/`, message }] },
      ],
    },
  }));
}

const clock = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time is an argument in core/.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument in core/.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance is an argument in core/.',
  },
];

/** A regular expression that a browser cannot read keeps the whole page from running. */
const lookbehind = {
  selector: 'Literal[regex.pattern=/\\(\\?<[=!]/]',
  message: 'Browsers of cheap screens (WebKit before 16.4) know no lookbehind.',
};

export default tseslint.config(
  { ignores: ['dist', 'reports', '.stryker-tmp', 'node_modules', 'playwright-report', 'test-results'] },
  ...tseslint.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
    },
  },
  ...wall('core', []),
  ...wall('live', ['core']),
  ...wall('displays', ['live', 'core']),
  ...wall('admin', ['live', 'core']),
  ...wall('reading', ['core']),
  ...wall('guide', ['live', 'core', 'reading']),
  ...wall('server', ['core', 'reading']),
  { files: ['core/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...clock, lookbehind] } },
  {
    files: ['live/**/*.ts', 'displays/**/*.ts', 'admin/**/*.ts', 'guide/**/*.ts', 'reading/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', lookbehind] },
  },
  {
    files: ['displays/**/*.ts', 'admin/**/*.ts', 'guide/**/*.ts'],
    plugins: { lit, wc, 'lit-a11y': litA11y },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
    },
  },
  // A script of the machine, in no project of ours.
  { files: ['displays/kiosk/*.js'], languageOptions: { parserOptions: { projectService: false } } },
  { files: ['server/cli/**', 'scripts/**', 'test/**', 'server/hallway.ts'], rules: { 'no-console': 'off' } },
);
