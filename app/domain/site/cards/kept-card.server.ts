import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { sha256 } from '#app/core/secret.server.ts'
import { openTurns } from '#app/domain/uploads/turns.ts'
import type { Card } from './card.ts'
import { drawCard } from './draw-card.server.ts'

/** A change of the drawing makes all cards new. */
const drawingVersion = 1
/** Files of about 20 kB: the ones that were not drawn lately go first. */
const mostFiles = 2_000
const turns = openTurns(1, 12)

/** By what it shows: a card with another title or state has another name. */
export function cardHash(card: Card): string {
  return sha256(Buffer.from(JSON.stringify([drawingVersion, card]))).slice(0, 20)
}

/**
 * A card as PNG, from the disk or drawn now: one at a time in a process, because it costs 0.1 s of a processor.
 * @throws rate_limited while too many wait
 */
export async function keptCard({ platform }: Pick<Ctx, 'platform'>, card: Card): Promise<Buffer> {
  const folder = path.join(platform.env.dataDir, 'cards')
  const file = path.join(folder, `${cardHash(card)}.png`)
  const kept = await readFile(file).catch(() => null)
  if (kept !== null) return kept
  const drawn = await turns.take(file, async () => {
    const bytes = await drawCard(card, folder)
    await keep(folder, file, bytes)
    return bytes
  })
  // The same card is being drawn for another reader, or too many wait.
  if (drawn === null)
    throw new DomainError('rate_limited', 'errors.rateLimited', { params: { count: 2 }, retryAfterSeconds: 2 })
  return drawn
}

async function keep(folder: string, file: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const mine = `${file}.${process.pid}`
  await writeFile(mine, bytes)
  await rename(mine, file)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png'))
  if (names.length <= mostFiles) return
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(path.join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })),
  )
  const oldest = aged.sort((a, b) => a.at - b.at).slice(0, names.length - mostFiles + mostFiles / 10)
  await Promise.all(oldest.map(({ name }) => rm(path.join(folder, name), { force: true })))
}
