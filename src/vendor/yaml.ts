// Internal code imports third-party libraries only from this folder. scripts/bundle-vendor.mjs bundles its files into
// the package, which therefore has no dependencies.
export * from 'yaml';
