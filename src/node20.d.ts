// Node.js 20 has `String.prototype.toWellFormed`, but jsii's strict check of tsconfig.json allows no `lib` beyond
// es2023.
/// <reference lib="es2024.string" />
