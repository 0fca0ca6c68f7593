import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { writeWhole } from '#db/backup/durable-files.ts'
import { referencePages } from './reference/pages.ts'

/** Writes `docs/reference/` from the registries. A test fails while the files differ from what this would write. */
const folder = path.resolve(import.meta.dirname, '../docs/reference')
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(referencePages())) writeWhole(path.join(folder, name), text)
process.stdout.write(`${Object.keys(referencePages()).length} pages written to docs/reference\n`)
