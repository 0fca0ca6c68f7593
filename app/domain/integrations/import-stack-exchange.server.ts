import path from 'node:path'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { openPace } from '#app/core/pace.server.ts'
import { countLines } from './stackexchange/count-lines.server.ts'
import { findDumpFile } from './stackexchange/find-dump-file.server.ts'
import { badgeSteps } from './stackexchange/import-badges.server.ts'
import { commentSteps } from './stackexchange/import-comments.server.ts'
import { linkSteps } from './stackexchange/import-links.server.ts'
import { answerSteps, questionSteps } from './stackexchange/import-posts.server.ts'
import { sourceKey, type ImportSource } from './stackexchange/import-source.ts'
import type { ImportProblem, ImportStep, ImportSteps } from './stackexchange/import-step.ts'
import { emptyTally, type ImportTally } from './stackexchange/import-tally.ts'
import { userSteps } from './stackexchange/import-users.server.ts'
import { voteSteps } from './stackexchange/import-votes.server.ts'
import { categoryExists, importRun } from './stackexchange/queries/imported.server.ts'
import { rowShapes, type DumpName } from './stackexchange/row-shapes.ts'
import { saveCursor } from './stackexchange/store/imported.server.ts'

/** In this order: each stage reads what the ones before wrote. */
const stages = [
  { name: 'users', file: 'users', steps: userSteps },
  { name: 'questions', file: 'posts', steps: questionSteps },
  { name: 'answers', file: 'posts', steps: answerSteps },
  { name: 'comments', file: 'comments', steps: commentSteps },
  { name: 'votes', file: 'votes', steps: voteSteps },
  { name: 'links', file: 'links', steps: linkSteps },
  { name: 'badges', file: 'badges', steps: badgeSteps },
] as const satisfies readonly { name: string; file: DumpName; steps: (ctx: Ctx, source: ImportSource) => ImportSteps }[]

const requiredFiles = ['posts', 'users'] as const

export type ImportInput = ImportSource & {
  /** Most rows of one transaction, 200 by default: what a killed import repeats. */
  batch?: number
}

export type ImportWatcher = {
  /** Rows read so far, and about how many there are. */
  onProgress?: (done: number, total: number) => void
  /** Called for each row that could not be imported. `file` is its name. */
  onProblem?: (problem: ImportProblem & { file: string }) => void
}

/** How far an import has come: `steps` of the stage are done and counted in `tally`. */
type Cursor = { dump: string; stage: number; steps: number; tally: ImportTally }

/**
 * Imports a site of Stack Exchange: people, questions, answers, comments, votes, acceptances, duplicates and badges,
 * at their original times, through the same parts of the use-cases as members. Points follow by the rules; no
 * notifications are sent. Every batch commits together with its position, so a killed import continues there; a
 * finished one, started again, adds only what is new in the dump.
 * @throws forbidden; not_found when a required file is missing; invalid for an unknown category; conflict when
 *   another process imports the same site
 */
export async function importStackExchange(
  ctx: Ctx,
  input: ImportInput,
  watcher: ImportWatcher = {},
): Promise<ImportTally> {
  authorize(ctx.actor, 'member.administer')
  await refuseIncomplete(ctx, input)
  const quiet = ctx.as(ctx.actor, { quiet: true })
  const run = await openRun(ctx, input)
  const progress = await openProgress(input, watcher)

  for (const [number, stage] of stages.entries()) {
    if (number < run.cursor().stage) {
      progress.pass(stage.file)
      continue
    }
    const done = run.cursor().steps
    let seen = 0
    let open: ImportStep[] = []
    for await (const step of stage.steps(quiet, input)) {
      progress.step()
      if (++seen <= done) continue
      if ('problem' in step) await progress.report(step.problem)
      open.push(step)
      if (open.length < run.size()) continue
      await run.commit(quiet, open, { stage: number, steps: seen })
      open = []
    }
    await run.commit(quiet, open, { stage: number + 1, steps: 0 })
  }
  progress.end()
  return run.cursor().tally
}

async function refuseIncomplete(ctx: Ctx, { dir, category }: ImportInput): Promise<void> {
  for (const name of requiredFiles) {
    if ((await findDumpFile(dir, name)) === null)
      throw new DomainError('not_found', 'import.errors.missingFile', {
        params: { file: `${name === 'posts' ? 'Posts' : 'Users'}.xml`, dir },
      })
  }
  if (!(await categoryExists(ctx.read, category)))
    throw new DomainError('invalid', 'import.errors.unknownCategory', { params: { category } })
}

/** The run as stored. A finished run, or one of other files or another limit, is started from the beginning. */
async function openRun(ctx: Ctx, input: ImportInput) {
  const source = sourceKey(input.site)
  const row = await importRun(ctx.read, source)
  const dump = await fingerprint(input)
  const stored = row === undefined ? null : (JSON.parse(row.cursor) as Cursor)
  let before = row?.cursor ?? null
  let cursor: Cursor =
    stored !== null && stored.dump === dump && row?.finished_at === null
      ? stored
      : { dump, stage: 0, steps: 0, tally: emptyTally() }
  const pace = openPace({ most: input.batch ?? 200 })
  return {
    cursor: () => cursor,
    /** Rows of the next transaction. */
    size: pace.size,
    /** Writes the steps and the new position in one transaction. */
    async commit(quiet: Ctx, steps: readonly ImportStep[], to: { stage: number; steps: number }): Promise<void> {
      const next = await pace.write(quiet, steps.length, async (tx) => {
        const tally = structuredClone(cursor.tally)
        for (const step of steps) {
          if ('problem' in step) tally.problems++
          else if ('skip' in step) tally.skipped[step.skip]++
          else if ('known' in step) tally.known[step.known]++
          else {
            const result = await step.write(tx)
            if (result !== null) tally[result ? 'added' : 'known'][step.add]++
          }
        }
        const reached = { dump, ...to, tally }
        const finished = to.stage === stages.length
        const moved = await saveCursor(tx, {
          source,
          before,
          cursor: JSON.stringify(reached),
          finishedAt: finished ? tx.at : null,
        })
        if (!moved) throw new DomainError('conflict', 'import.errors.runsAlready', { params: { site: input.site } })
        if (finished) await tx.schedule('mature-points', {}, { dedupe: 'rhythm' })
        return reached
      })
      cursor = next
      before = JSON.stringify(next)
    },
  }
}

/** The same text for the same files read with the same limit. */
async function fingerprint({ dir, limit }: ImportInput): Promise<string> {
  const files = await Promise.all((Object.keys(rowShapes) as DumpName[]).map((name) => findDumpFile(dir, name)))
  return [...files.map((file) => file?.bytes ?? 0), limit ?? 'all'].join(' ')
}

async function openProgress({ dir }: ImportInput, { onProgress, onProblem }: ImportWatcher) {
  const lines = new Map<DumpName, number>()
  if (onProgress !== undefined)
    for (const name of new Set(stages.map((stage) => stage.file))) lines.set(name, await countLines(dir, name))
  const total = stages.reduce((sum, stage) => sum + (lines.get(stage.file) ?? 0), 0)
  let done = 0
  const tell = (more: number): void => {
    done = Math.min(total, done + more)
    onProgress?.(done, total)
  }
  return {
    step: () => tell(1),
    pass: (name: DumpName) => tell(lines.get(name) ?? 0),
    end: () => tell(total),
    async report(problem: ImportProblem): Promise<void> {
      const file = await findDumpFile(dir, problem.name)
      onProblem?.({ ...problem, file: path.basename(file?.path ?? problem.name) })
    },
  }
}
