import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { BackupProblem } from './backup-problem.ts'

/** The form of the manifest; a later one that this version can't read gets another number. */
const format = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const whole = z.int().min(0)

const shape = z.object({
  format: z.literal(format),
  /** Of the product that made the backup. */
  version: z.string(),
  madeAt: z.string(),
  /** When the site of this backup was first migrated; null and absent: not known, so no other backup deletes this one. */
  siteSince: z.string().nullish(),
  database: z.object({ bytes: whole, sha256 }),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  counts: z.record(z.string(), whole),
  /** null: the backup is of the database alone, as before migrations. */
  pictures: z
    .object({
      files: z.array(z.object({ id: z.string(), bytes: whole, sha256 })),
      /** Pictures which the database knows and the backup could not get: deleted meanwhile, or lost before. */
      missing: z.array(z.string()),
    })
    .nullable(),
})

/** The contents of `<file>.manifest.json` beside a backup: what the backup must hold to be complete. */
export type Manifest = z.infer<typeof shape>

/** The names of a backup's three parts. */
export function partsOf(file: string): { database: string; pictures: string; manifest: string } {
  return { database: file, pictures: `${file}.uploads`, manifest: `${file}.manifest.json` }
}

export function manifestText(manifest: Omit<Manifest, 'format' | 'version'>): string {
  return `${JSON.stringify({ format, version: productVersion(), ...manifest } satisfies Manifest, null, 1)}\n`
}

/** @returns null: there is no manifest. @throws BackupProblem for one that can't be read */
export function readManifest(file: string): Manifest | null {
  const text = textOf(file)
  if (text === null) return null
  const given = parsed(text)
  const found = shape.safeParse(given)
  if (found.success) return found.data
  const later = z.object({ format: z.number().gt(format), version: z.string() }).safeParse(given)
  throw new BackupProblem(
    later.success
      ? `${file} was made by version ${later.data.version}, which is newer than this one (${productVersion()}). Install that version to restore it.`
      : `${file} is damaged. Take another backup, or remove the manifest and say --without-manifest to do without its hashes.`,
  )
}

/** Version of the product as its package says it. */
export function productVersion(): string {
  const file = path.join(import.meta.dirname, '../../package.json')
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // as damaged as one of another shape
  }
}
