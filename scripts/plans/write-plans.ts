import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { plansPage } from './plans-page.ts'

/** Writes `docs/reference/plans.md`. A test fails while it differs from what this would write. */
writeFileSync(path.resolve(import.meta.dirname, '../../docs/reference/plans.md'), await plansPage())
