import { existsSync } from 'node:fs'
import path from 'node:path'

/** The tests over HTTP and in the browser meet the product as it ships: built. */
export default function setup(): void {
  const build = path.resolve(import.meta.dirname, '../../../build/server/index.js')
  if (!existsSync(build))
    throw new Error('These tests use the built server: run `npm run build` first (`npm test` does it by itself).')
}
