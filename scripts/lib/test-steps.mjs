import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ensureBuilt, ensureClient } from './ensure-built.mjs'
import { findChromium } from './find-chromium.mjs'
import { ROOT } from './project.mjs'
import { CommandError, runCommand } from './run-command.mjs'

/** @typedef {Record<string, string | undefined>} Environment */
/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ name: string, title: string, run: (env: Environment) => Promise<{ count: Count, output: string, report?: string }> }} TestStep */

export const LOGS = join(ROOT, '.cache/test-logs')
const require = createRequire(import.meta.url)

/** All of `npm test`, in order. @type {readonly TestStep[]} */
export const testSteps = [
  check('client', 'Database client', () => ensureClient(ROOT).then(() => '')),
  check('lint', 'Format and lint', (env) => tool('@biomejs/biome/bin/biome', ['ci', '--colors=off', '.'], env)),
  check('types', 'Types', async (env) => {
    // Next writes the types of its routes and of imported styles; a fresh clone has none.
    const routes = await tool('next/dist/bin/next', ['typegen'], env)
    const product = await tool('typescript/bin/tsc', ['--noEmit', '--project', '.'], env)
    return routes + product + (await tool('typescript/bin/tsc', ['--noEmit', '--project', 'scripts'], env))
  }),
  check('imports', 'Import rules', (env) =>
    bin('dependency-cruiser', 'bin/dependency-cruise.mjs', ['src', '--config', '.dependency-cruiser.cjs'], env),
  ),
  check('dead-code', 'Dead code', (env) => bin('knip', 'bin/knip.js', ['--no-progress'], env)),
  vitest('unit', 'Unit'),
  vitest('db', 'Integration on the embedded database'),
  check('build', 'Build', () => ensureBuilt(ROOT).then(() => '')),
  vitest('api', 'REST over HTTP'),
  vitest('package', 'Typed client as a package'),
  playwright('console', 'Browser journeys'),
]

/**
 * A check counts as one test.
 *
 * @param {string} name @param {string} title @param {(env: Environment) => Promise<string>} work
 * @returns {TestStep}
 */
function check(name, title, work) {
  return {
    name,
    title,
    run: async (env) => {
      const { output, failed } = await attempt(() => work(env))
      return { count: { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 }, output }
    },
  }
}

/** @param {string} project @param {string} title @returns {TestStep} */
function vitest(project, title) {
  return {
    name: project,
    title,
    run: async (env) => {
      const report = reportFile(project)
      // What tests write here is printed beside the counts.
      const table = reportFile(project, 'txt')
      const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const { output, failed } = await attempt(() =>
        bin('vitest', 'vitest.mjs', args, { ...env, TEST_REPORT_FILE: table }),
      )
      const {
        numPassedTests: passed = 0,
        numFailedTests = 0,
        numPendingTests = 0,
        numTodoTests = 0,
      } = readReport(report)
      // A file that does not load, or a project without tests, fails without a failed test.
      return {
        count: { passed, failed: numFailedTests || (failed ? 1 : 0), skipped: numPendingTests + numTodoTests },
        output,
        ...(existsSync(table) ? { report: readFileSync(table, 'utf8') } : {}),
      }
    },
  }
}

/** @param {string} name @param {string} title @returns {TestStep} */
function playwright(name, title) {
  return {
    name,
    title,
    run: async (env) => {
      const report = reportFile(name)
      const { output, failed } = await attempt(async () => {
        const chromium = await findChromium()
        return bin('@playwright/test', 'cli.js', ['test', '--reporter=list,json'], {
          ...env,
          MILLRACE_TEST_CHROMIUM: chromium,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        })
      })
      const { expected: passed = 0, unexpected = 0, flaky = 0, skipped = 0 } = readReport(report).stats ?? {}
      return { count: { passed, failed: unexpected + flaky || (failed ? 1 : 0), skipped }, output }
    },
  }
}

/** @param {() => Promise<string>} work */
async function attempt(work) {
  try {
    return { output: await work(), failed: false }
  } catch (error) {
    if (error instanceof CommandError) return { output: `${error.output}\n${error.message}`, failed: true }
    return { output: error instanceof Error ? error.message : String(error), failed: true }
  }
}

/** @param {string} module @param {string[]} args @param {Environment} env */
function tool(module, args, env) {
  return runCommand(process.execPath, [require.resolve(module), ...args], { cwd: ROOT, env })
}

/** For packages that do not export their own command. @param {string} name @param {string} file @param {string[]} args @param {Environment} env */
function bin(name, file, args, env) {
  return runCommand(process.execPath, [join(ROOT, 'node_modules', name, file), ...args], { cwd: ROOT, env })
}

/** @param {string} name @param {'json' | 'txt'} ending */
function reportFile(name, ending = 'json') {
  const file = join(LOGS, `${name}.${ending}`)
  mkdirSync(LOGS, { recursive: true })
  rmSync(file, { force: true })
  return file
}

/**
 * @param {string} file
 * @returns {{ numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, numTodoTests?: number, stats?: { expected: number, unexpected: number, flaky: number, skipped: number } }}
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
