import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { DumpName } from './row-shapes.ts'

/** The names the network gives its files. */
const FILE_NAMES: Record<DumpName, string> = {
  posts: 'Posts.xml',
  users: 'Users.xml',
  votes: 'Votes.xml',
  comments: 'Comments.xml',
  badges: 'Badges.xml',
  tags: 'Tags.xml',
  links: 'PostLinks.xml',
}

/** `bytes` is the size on the disk. */
export type DumpFile = { path: string; bytes: number }

/** The file of a dump, the plain one before the .gz, in any capitals; null when there is none. */
export async function findDumpFile(dir: string, name: DumpName): Promise<DumpFile | null> {
  const entries = await readdir(dir).catch(() => [])
  for (const wanted of [FILE_NAMES[name], `${FILE_NAMES[name]}.gz`]) {
    const entry = entries.find((found) => found.toLowerCase() === wanted.toLowerCase())
    if (entry === undefined) continue
    const found = path.join(dir, entry)
    const stats = await stat(found).catch(() => null)
    if (stats?.isFile()) return { path: found, bytes: stats.size }
  }
  return null
}
