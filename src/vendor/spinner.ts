// See yaml.ts and inquirer.ts.
export async function loadSpinner() {
  return (await import('yocto-spinner')).default;
}
