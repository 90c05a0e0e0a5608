// Loaded into every Node.js process of a run by NODE_OPTIONS: writes the process's resource usage when it exits.
const { appendFileSync, readFileSync } = require('node:fs');
const process = require('node:process');

process.on('exit', () => {
  const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage();
  const line = { cpuMs: (userCPUTime + systemCPUTime) / 1000, memoryKb: peak() ?? maxRSS };
  appendFileSync(String(process.env.BENCH_USAGE), `${JSON.stringify(line)}\n`);
});

/** On Linux, maxRSS includes the memory of the parent process at the time of the fork. */
function peak() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
