import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { writeWhole } from '#db/backup/durable-files.ts'
import { domainsPicture, withMap } from './reference/map.ts'
import { referencePages } from './reference/pages.ts'

/**
 * Writes `docs/reference/` from the registries, and the map of the architecture with its picture from the rules that
 * the tests check. A test fails while a file differs from what this would write.
 */
const docs = path.resolve(import.meta.dirname, '../docs')
mkdirSync(path.join(docs, 'reference'), { recursive: true })
for (const [name, text] of Object.entries(referencePages())) writeWhole(path.join(docs, 'reference', name), text)
const architecture = path.join(docs, 'architecture.md')
writeWhole(architecture, withMap(readFileSync(architecture, 'utf8')))
writeWhole(path.join(docs, 'pictures', 'domains.svg'), domainsPicture())
process.stdout.write(`${Object.keys(referencePages()).length} pages, the map and its picture written to docs\n`)
