import path from 'node:path'

/**
 * What every process of the product gets that a test starts, and nothing of the test's own settings. What Node compiled
 * is kept for the next one: reading six hundred files is most of what such a process does.
 */
export const childEnv: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  NODE_ENV: 'production',
  NODE_COMPILE_CACHE: path.resolve(import.meta.dirname, '../../.cache/compiled'),
}
