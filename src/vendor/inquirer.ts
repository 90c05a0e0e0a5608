// See yaml.ts. inquirer is not available as CommonJS, so TypeScript requires `import()`, which esbuild resolves to the
// bundle.
type Inquirer = typeof import('inquirer', { with: { 'resolution-mode': 'import' }});

export async function loadInquirer(): Promise<Inquirer['default']> {
  return (await import('inquirer')).default;
}
