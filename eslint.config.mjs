// Types, Lit, accessibility, and who may import whom (docs/architecture.md holds the table).
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** What each folder of src may import, besides itself. Packages by name, folders by theirs. */
const MAY_IMPORT = {
  core: [],
  protocol: ['core'],
  'adapters/simulator': ['core'],
  'adapters/gateway': ['core', 'protocol'],
  'adapters/sip': ['core'],
  testing: ['core'],
  combine: ['core'],
  tabs: ['core'],
  'call-log': ['core'],
  masking: ['core'],
  'support-file': ['core', 'protocol'],
  storage: ['core', 'call-log', 'idb-keyval'],
  hosts: ['core', 'protocol', 'call-log'],
  i18n: ['core'],
  styles: ['lit'],
  controllers: ['core', 'i18n', 'lit'],
  elements: ['core', 'call-log', 'controllers', 'styles', 'i18n', 'lit'],
  react: ['elements', '@lit/react'],
};
/** Folders of which one may import types, and nothing else. */
const MAY_NAME = { hosts: ['elements'] };
const FOLDERS = Object.keys(MAY_IMPORT);
const PACKAGES = ['lit', 'idb-keyval', '@lit/react'];

function importRule([folder, allowed]) {
  const named = MAY_NAME[folder] ?? [];
  const others = FOLDERS.filter((other) => ![folder, ...allowed, ...named].includes(other));
  const packages = PACKAGES.filter((name) => !allowed.includes(name));
  const patterns = [
    { regex: `^(\\.\\./)+(${others.join('|')})/`, message: `${folder} may not import that folder.` },
    { regex: `^(${packages.join('|')})(/|$)`, message: `${folder} may not import that package.` },
    ...named.map((name) => ({
      regex: `^(\\.\\./)+${name}/`,
      allowTypeImports: true,
      message: `${folder} may import types of ${name} only.`,
    })),
  ];
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ['**/dist', 'coverage', 'node_modules', 'data', 'test-results', 'examples', '**/*.d.ts'] },
  {
    files: ['src/**/*.ts', 'gateway/src/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './gateway/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of texts.' },
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
        {
          selector: 'PropertyDefinition[accessibility="private"]:not([key.name=/^_/])',
          message: 'Private is #, but for private _x, a property that renders.',
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
      // isolatedDeclarations asks for the annotations that this rule would take away.
      '@typescript-eslint/no-inferrable-types': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // An adapter is a factory: its state lives in the closure.
    files: ['src/adapters/**/*.ts', 'src/testing/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['src/elements/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice'], litA11y.configs.recommended],
    rules: {
      'lit/no-invalid-html': 'error',
      'lit/no-template-bind': 'error',
      'lit/attribute-names': 'error',
    },
  },
  ...Object.entries(MAY_IMPORT).map(importRule),
  {
    files: ['test/**/*.ts', 'gateway/test/**/*.ts'],
    extends: [tseslint.configs.strict],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['it', 'test', 'describe'].flatMap((object) =>
          ['skip', 'only', 'todo', 'fixme'].map((property) => ({
            object,
            property,
            message: 'Every test runs.',
          })),
        ),
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
