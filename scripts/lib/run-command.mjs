import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and keeps its output.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<string>} standard output and error, interleaved
 * @throws {CommandError} when the program ends with anything but 0; carries the output
 */
export function runCommand(command, args, { cwd, env, onOutput } = {}) {
  return new Promise((resolve, reject) => {
    // Next declares NODE_ENV as always set; a child without it is fine.
    const variables = /** @type {NodeJS.ProcessEnv | undefined} */ (env)
    const child = spawn(command, args, { cwd, env: variables, stdio: ['ignore', 'pipe', 'pipe'] })
    const endWithUs = () => child.kill()
    process.once('exit', endWithUs)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
        onOutput?.(text)
      })
    }
    const line = [command, ...args].join(' ')
    child.once('error', (error) => reject(new CommandError(`${line} cannot be run: ${error.message}`, output)))
    child.once('close', (code, signal) => {
      process.removeListener('exit', endWithUs)
      if (code === 0) resolve(output)
      else reject(new CommandError(`${line} ended with ${signal ?? `code ${code}`}.`, output))
    })
  })
}

export class CommandError extends Error {
  /** @override */
  name = 'CommandError'

  /** @param {string} message @param {string} output */
  constructor(message, output) {
    super(message)
    this.output = output
  }
}
