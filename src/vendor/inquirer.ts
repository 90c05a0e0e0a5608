// See yaml.ts. inquirer has no CommonJS: TypeScript lets it in by `import()` only, which esbuild turns into a bundled one.
type Inquirer = typeof import('inquirer', { with: { 'resolution-mode': 'import' }});

export async function loadInquirer(): Promise<Inquirer['default']> {
  return (await import('inquirer')).default;
}
