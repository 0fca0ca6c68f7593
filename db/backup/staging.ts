import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { BackupProblem } from './backup-problem.ts'
import { isThere, syncToDisk, syncTree, writeWhole } from './durable-files.ts'
import { lockFile } from './file-lock.ts'

/** A rename; both names are relative to the folder that contains the staging folder. */
export type Move = { from: string; to: string }

const promiseName = 'moves.json'
/** Tells our folders from those of others, and is what their worker locks. */
const markName = 'dangol-unfinished'
const movesShape = z.array(z.object({ from: z.string(), to: z.string() }))

/**
 * A folder in which something is made ready, beside the place where it is to appear. Without `moves.json` it is
 * rubbish; with it, it is a promise: everything in it is complete and on the disk, and the moves are carried out, by this
 * process or by the next that comes here. So several files change their places as one.
 */
export type Staging = {
  folder: string
  /** Puts everything on the disk, writes the moves down, and carries them out. */
  commit(moves: readonly Move[]): void
  /** Removes the folder, unless it is a promise already, and gives the lock back. Always call it at the end. */
  close(): void
}

/**
 * Makes an empty staging folder, after finishing or removing what an interrupted run left under this name.
 * @throws BackupProblem while another process is at it, or when the name belongs to something else
 */
export function openStaging(folder: string): Staging {
  if (isThere(folder) && !isUnfinished(folder) && !isEmptyFolder(folder))
    throw new BackupProblem(`${folder} is in the way. Move it to another place, or choose another name.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = lockFile(path.join(folder, markName), 'alone')
  if (lock === null) throw new BackupProblem(`Another process is working in ${folder}. Wait until it has ended.`)
  try {
    keepPromise(folder)
    empty(folder)
  } catch (error) {
    lock.release()
    throw error
  }
  return {
    folder,
    commit(moves) {
      syncTree(folder)
      writeWhole(path.join(folder, promiseName), JSON.stringify(moves, null, 2))
      try {
        keepPromise(folder)
      } catch (error) {
        if (error instanceof BackupProblem) throw error
        throw new BackupProblem(
          `Everything is ready in ${folder}, but could not take its place: ${error instanceof Error ? error.message : String(error)}. Mend that; the next command finishes it.`,
        )
      }
    },
    close() {
      try {
        if (!hasPromise(folder)) remove(folder)
      } finally {
        lock.release()
      }
    },
  }
}

/** Finishes or removes what interrupted runs left in this folder under `<name>.part`; what is being worked in stays. */
export function settleAllIn(folder: string): void {
  const parts = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.part')) : []
  for (const part of parts.map((name) => path.join(folder, name))) {
    // Cut off before the mark was there, or after it had gone.
    if (isEmptyFolder(part)) rmdirSync(part)
    if (!isUnfinished(part)) continue
    const lock = lockFile(path.join(part, markName), 'alone')
    if (lock === null) continue
    try {
      settleStaging(part)
    } finally {
      lock.release()
    }
  }
}

/** Carries out what was promised in this folder, and removes it. Harmless at any time after any interruption. */
export function settleStaging(folder: string): void {
  if (!isUnfinished(folder)) return
  keepPromise(folder)
  remove(folder)
}

/** Whether an interrupted run, or one that still works, left this folder. */
export function isUnfinished(folder: string): boolean {
  return existsSync(path.join(folder, markName))
}

/** Whether the moves of this folder are written down and not all carried out. */
export function hasPromise(folder: string): boolean {
  return existsSync(path.join(folder, promiseName))
}

function keepPromise(folder: string): void {
  if (!hasPromise(folder)) return
  const promise = path.join(folder, promiseName)
  const moves = movesShape.parse(JSON.parse(readFileSync(promise, 'utf8')))
  // Cut off after the last move: whatever a person has moved or deleted since then stays as they left it.
  const waits = moves.some(({ from }) => isAnnounced(folder, from) && isThere(path.join(folder, '..', from)))
  if (waits) for (const move of moves) carryOut(folder, move)
  rmSync(promise)
  syncToDisk(folder)
}

function carryOut(staging: string, { from, to }: Move): void {
  const base = path.dirname(staging)
  const source = path.join(base, from)
  const target = path.join(base, to)
  // It has moved before, and a person has moved it on.
  if (!isThere(source)) return
  if (isThere(target)) {
    // What leaves the staging folder is gone from there once it has moved; what makes room for it is not, because its
    // old name is taken again by a later move.
    if (isAnnounced(staging, from))
      throw new BackupProblem(
        `${target} is in the way of ${source}. Move it to another place and try again; it goes on.`,
      )
    return
  }
  if (!existsSync(path.dirname(target))) mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
  renameSync(source, target)
  syncToDisk(path.dirname(target))
  syncToDisk(path.dirname(source))
}

/** Whether this name is in the staging folder: what is to appear, not what makes room for it. */
function isAnnounced(staging: string, name: string): boolean {
  return name.startsWith(path.basename(staging) + path.sep)
}

/** The mark goes last: interrupted here, the folder is still known as one of ours. */
function remove(folder: string): void {
  empty(folder)
  rmSync(path.join(folder, markName), { force: true })
  rmdirSync(folder)
}

function empty(folder: string): void {
  for (const name of readdirSync(folder))
    if (name !== markName) rmSync(path.join(folder, name), { recursive: true, force: true })
}

function isEmptyFolder(folder: string): boolean {
  return lstatSync(folder).isDirectory() && readdirSync(folder).length === 0
}
