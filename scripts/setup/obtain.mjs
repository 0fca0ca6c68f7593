// As a program, `node obtain.mjs postgres` or `node obtain.mjs chromium` finds or installs the program and prints
// where it is: in a process of its own, because installing a package blocks for a minute in which other checks can run.
import { findChromium } from './chromium.mjs'
import { findPostgres } from './postgres.mjs'
import { fail } from './say.mjs'

const obtain = { postgres: findPostgres, chromium: findChromium }
const wanted = process.argv[2]

try {
  if (wanted !== 'postgres' && wanted !== 'chromium') throw new Error('Say what to obtain: postgres or chromium.')
  console.log(obtain[wanted]({ install: true }))
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}
