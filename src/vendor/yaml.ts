// Internal code imports third-party libraries from here only: scripts/bundle-vendor.mjs bundles these files into the
// package, which therefore has no dependencies of its own.
export * from 'yaml';
