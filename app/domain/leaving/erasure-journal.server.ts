import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Env } from '#app/core/env.server.ts'

/** One line of the journal: ids alone. */
export type ErasedLine = { departureId: string; memberId: string; posts: 'keep' | 'remove' }

/** In the folder of data and not in the database: after a backup was restored it still says who was erased. */
const journalFile = 'erased-members.txt'

/** Adds a line. It is written after the commit: an account that is erased twice is erased once. */
export async function writeErased(
  env: Pick<Env, 'dataDir'>,
  { departureId, memberId, posts }: ErasedLine,
): Promise<void> {
  await mkdir(env.dataDir, { recursive: true })
  await appendFile(path.join(env.dataDir, journalFile), `${departureId} ${memberId} ${posts}\n`, { mode: 0o600 })
}

/** Every line, oldest first; none while nobody was erased. */
export async function readErased(env: Pick<Env, 'dataDir'>): Promise<ErasedLine[]> {
  const text = await readFile(path.join(env.dataDir, journalFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => {
    const [departureId, memberId, posts] = line.split(' ')
    return departureId && memberId && (posts === 'keep' || posts === 'remove') ? [{ departureId, memberId, posts }] : []
  })
}
