import type { Tx } from '#app/core/write.server.ts'
import type { ImportedKind, SkipReason } from './import-tally.ts'
import type { RowProblem } from './read-rows.server.ts'
import type { DumpName } from './row-shapes.ts'

/** A row that could not be taken over. `detail`: the column, or what the parser or the limit said. */
export type ImportProblem = { name: DumpName; line: number; problem: RowProblem | 'badText'; detail: string }

/**
 * What one row of a dump comes to. Every row gives exactly one step, so that the number of steps says how far an import
 * has come.
 */
export type ImportStep =
  | { problem: ImportProblem }
  | { skip: SkipReason }
  | { known: ImportedKind }
  /** `write` answers false when it found the row in the database after all, null when there was nothing to write. */
  | { add: ImportedKind; write(tx: Tx): Promise<boolean | null> }

export type ImportSteps = AsyncGenerator<ImportStep, void, void>
